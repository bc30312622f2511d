import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, type Page, PageQuery, PathParams, Rights } from '@oln/service-kit';
import { CaseDto } from '../case-file/case-file.dto.js';
import { CasePath } from '../case-file/case-paths.js';
import { AttemptBody, AttemptDto, RejectionBody } from './invitation.dto.js';
import { ATTEMPT, REJECTION } from './invitation.examples.js';
import { InvitationService } from './invitation.service.js';

@ApiTags('invitation')
@Controller('cases/:caseId')
export class InvitationController {
  constructor(private readonly invitations: InvitationService) {}

  /** Somebody tried to reach the family. Also later on, whenever it cannot be found. */
  @Post('contact-attempts')
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(AttemptBody, ATTEMPT)
  @ApiCreatedResponse({ type: AttemptDto })
  attempt(@Param() { caseId }: CasePath, @Body() { at, ...body }: AttemptBody): Promise<AttemptDto> {
    return this.invitations.attempt(caseId, { ...body, at: new Date(at) });
  }

  @Get('contact-attempts')
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiPage(AttemptDto)
  attempts(@Param() { caseId }: CasePath, @Query() page: PageQuery): Promise<Page<AttemptDto>> {
    return this.invitations.attempts(caseId, page);
  }

  /** The family agrees: required documents must be on record. Months are counted from here. */
  @Post('invitation/acceptance')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @ApiOkResponse({ type: CaseDto })
  accept(@Param() { caseId }: CasePath): Promise<CaseDto> {
    return this.invitations.accept(caseId);
  }

  /** The family says no: why, and what is done about known risks. It is looked at once more after 60 days. */
  @Post('invitation/rejection')
  @HttpCode(200)
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(RejectionBody, REJECTION)
  @ApiOkResponse({ type: CaseDto })
  reject(@Param() { caseId }: CasePath, @Body() { reason, risks }: RejectionBody): Promise<CaseDto> {
    return this.invitations.reject(caseId, { reason, answered: risks });
  }
}
