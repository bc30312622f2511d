import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CaseDto } from '../case-file/case-file.dto.js';
import { CasePath } from '../case-file/case-paths.js';
import { OpinionBody, OpinionDto } from './diagnosis.dto.js';
import { OPINION } from './diagnosis.examples.js';
import { OpinionService } from './opinion.service.js';

@ApiTags('diagnosis')
@Controller('cases/:caseId')
export class OpinionController {
  constructor(private readonly opinions: OpinionService) {}

  /** The child's own opinion, or why there is none. */
  @Post('opinions')
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(OpinionBody, OPINION)
  @ApiCreatedResponse({ type: OpinionDto })
  record(@Param() { caseId }: CasePath, @Body() body: OpinionBody): Promise<OpinionDto> {
    return this.opinions.record(caseId, body);
  }

  @Get('opinions')
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiOkResponse({ type: OpinionDto, isArray: true })
  list(@Param() { caseId }: CasePath): Promise<OpinionDto[]> {
    return this.opinions.list(caseId);
  }

  /** The stage is done: a common diagnosis is complete and every child was heard. On to the family plan. */
  @Post('diagnosis-completion')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @ApiOkResponse({ type: CaseDto })
  completeStage(@Param() { caseId }: CasePath): Promise<CaseDto> {
    return this.opinions.completeStage(caseId);
  }
}
