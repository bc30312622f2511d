import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiPage, PageQuery, PathParams, Rights, type Page } from '@oln/service-kit';
import { CasePath } from '../case-file/case-paths.js';
import { CaseAlertDto } from './alert-knowledge.dto.js';
import { AlertKnowledgeService } from './alert-knowledge.service.js';

@ApiTags('alerts of a case')
@Controller('cases/:caseId/alerts')
export class AlertKnowledgeController {
  constructor(private readonly alerts: AlertKnowledgeService) {}

  /** Alerts about children of the case, newest first. */
  @Get()
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiPage(CaseAlertDto)
  list(@Param() { caseId }: CasePath, @Query() page: PageQuery): Promise<Page<CaseAlertDto>> {
    return this.alerts.list(caseId, page);
  }
}
