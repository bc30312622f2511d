import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CasePath, CaseRecordPath } from '../case-file/case-paths.js';
import { AnswersBody, DiagnosisBody, DiagnosisDto } from './diagnosis.dto.js';
import { ANSWERS, DIAGNOSIS } from './diagnosis.examples.js';
import { DiagnosisService } from './diagnosis.service.js';

@ApiTags('diagnosis')
@Controller('cases/:caseId/diagnoses')
export class DiagnosisController {
  constructor(private readonly diagnoses: DiagnosisService) {}

  @Get()
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiOkResponse({ type: DiagnosisDto, isArray: true })
  list(@Param() { caseId }: CasePath): Promise<DiagnosisDto[]> {
    return this.diagnoses.list(caseId);
  }

  /** Begins a diagnosis. Refused where the family was asked already: reuse that one. */
  @Post()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(DiagnosisBody, DIAGNOSIS)
  @ApiCreatedResponse({ type: DiagnosisDto })
  begin(@Param() { caseId }: CasePath, @Body() body: DiagnosisBody): Promise<DiagnosisDto> {
    return this.diagnoses.begin(caseId, body);
  }

  /** The family's common diagnosis of the last 180 days, if there is one. */
  @Get('reusable')
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiOkResponse({ type: DiagnosisDto, isArray: true })
  findReusable(@Param() { caseId }: CasePath): Promise<DiagnosisDto[]> {
    return this.diagnoses.findReusable(caseId);
  }

  @Post('reuse')
  @Rights('cases.work')
  @PathParams(CasePath)
  @ApiCreatedResponse({ type: DiagnosisDto })
  reuse(@Param() { caseId }: CasePath): Promise<DiagnosisDto> {
    return this.diagnoses.reuse(caseId);
  }

  /** Answers bit by bit; `If-Match` names the version of the diagnosis. */
  @Post(':id/answers')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CaseRecordPath)
  @Example(AnswersBody, ANSWERS)
  @ApiOkResponse({ type: DiagnosisDto })
  answer(@Param() { caseId, id }: CaseRecordPath, @Body() { answers }: AnswersBody): Promise<DiagnosisDto> {
    return this.diagnoses.answer(caseId, id, answers);
  }

  /** Everything was asked: factors are computed, and nothing changes any more. */
  @Post(':id/completion')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CaseRecordPath)
  @ApiOkResponse({ type: DiagnosisDto })
  complete(@Param() { caseId, id }: CaseRecordPath): Promise<DiagnosisDto> {
    return this.diagnoses.complete(caseId, id);
  }
}
