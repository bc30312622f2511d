import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { endOfLocalDay } from '@oln/calendar';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CaseDto } from '../case-file/case-file.dto.js';
import { CasePath } from '../case-file/case-paths.js';
import { EvaluationBody, EvaluationDto } from './evaluation.dto.js';
import { EVALUATION } from './evaluation.examples.js';
import { EvaluationService } from './evaluation.service.js';

@ApiTags('evaluation')
@Controller('cases/:caseId')
export class EvaluationController {
  constructor(private readonly evaluations: EvaluationService) {}

  /** Before month 6, which comes of itself. */
  @Post('evaluation-start')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @ApiOkResponse({ type: CaseDto })
  start(@Param() { caseId }: CasePath): Promise<CaseDto> {
    return this.evaluations.start(caseId);
  }

  /** Each objective judged, the instrument applied again: closure, or an extension with its reason. */
  @Post('evaluations')
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(EvaluationBody, EVALUATION)
  @ApiCreatedResponse({ type: EvaluationDto })
  conclude(@Param() { caseId }: CasePath, @Body() { until, ...body }: EvaluationBody): Promise<EvaluationDto> {
    return this.evaluations.conclude(caseId, { ...body, until: until ? new Date(endOfLocalDay(until)) : undefined });
  }

  @Get('evaluations')
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiOkResponse({ type: EvaluationDto, isArray: true })
  list(@Param() { caseId }: CasePath): Promise<EvaluationDto[]> {
    return this.evaluations.list(caseId);
  }
}
