import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { CasePath } from '../case-file/case-paths.js';
import { EscalationDto } from './escalation.dto.js';
import {
  CaseEscalationBody,
  EscalationBody,
  GroundsBody,
  EscalationReturnBody,
  EscalationWithdrawalBody,
  WorseningBody,
} from './escalation-bodies.dto.js';
import { EscalationDrafting } from './escalation-drafting.js';
import * as examples from './escalation.examples.js';
import type { Institution } from './escalation.js';
import { escalationView } from './escalation.views.js';

const SERVICE: readonly Institution[] = ['specialised-service'];

@ApiTags('escalation')
@Controller()
export class EscalationDraftingController {
  constructor(private readonly drafting: EscalationDrafting) {}

  /** A grave violation is to be handed to the specialised service. What is urgent is notified at once. */
  @Post('escalations')
  @Rights('escalations.work')
  @Example(EscalationBody, examples.ESCALATION)
  @ApiCreatedResponse({ type: EscalationDto })
  async open(@Body() { institutions = [], ...body }: EscalationBody): Promise<EscalationDto> {
    return escalationView(await this.drafting.open({ ...body, institutions: orService(institutions) }));
  }

  /** From a case, which stays open, and visible as being escalated, until the service has received the family. */
  @Post('cases/:caseId/escalation')
  @Changes()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(CaseEscalationBody, examples.CASE_ESCALATION)
  @ApiCreatedResponse({ type: EscalationDto })
  async openFromCase(@Param() { caseId }: CasePath, @Body() body: CaseEscalationBody): Promise<EscalationDto> {
    const { reason, childIds, factors = [], institutions = [], account } = body;
    const given = {
      childIds,
      factors,
      account,
      institutions: orService(institutions),
      urgent: reason === 'imminent-danger',
    };
    return escalationView(await this.drafting.openFromCase(caseId, { ...given, grounds: [reason] }));
  }

  /** Grounds, factors and what has been done, while it is drafted. */
  @Put('escalations/:id/grounds')
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @Example(GroundsBody, examples.GROUNDS)
  @ApiOkResponse({ type: EscalationDto })
  async revise(@Param() { id }: IdPath, @Body() { institutions = [], ...body }: GroundsBody): Promise<EscalationDto> {
    return escalationView(await this.drafting.revise(id, { ...body, institutions: orService(institutions) }));
  }

  /** To the coordinator for approval; what is urgent is notified at once. */
  @Post('escalations/:id/submission')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @ApiOkResponse({ type: EscalationDto })
  async submit(@Param() { id }: IdPath): Promise<EscalationDto> {
    return escalationView(await this.drafting.submit(id));
  }

  /** Two pairs of eyes: who drafted it approves it only as coordinator. The service is notified. */
  @Post('escalations/:id/approval')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.decide')
  @PathParams(IdPath)
  @ApiOkResponse({ type: EscalationDto })
  async approve(@Param() { id }: IdPath): Promise<EscalationDto> {
    return escalationView(await this.drafting.approve(id));
  }

  /** Back to who drafted it. */
  @Post('escalations/:id/return')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.decide')
  @PathParams(IdPath)
  @Example(EscalationReturnBody, examples.RETURN)
  @ApiOkResponse({ type: EscalationDto })
  async sendBack(@Param() { id }: IdPath, @Body() { reason, note }: EscalationReturnBody): Promise<EscalationDto> {
    return escalationView(await this.drafting.sendBack(id, reason, note));
  }

  /** Imminent danger now: notified at once, whatever it waited for. */
  @Post('escalations/:id/worsening')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @Example(WorseningBody, examples.WORSENING)
  @ApiOkResponse({ type: EscalationDto })
  async worsen(@Param() { id }: IdPath, @Body() body: WorseningBody): Promise<EscalationDto> {
    return escalationView(await this.drafting.worsen(id, body));
  }

  /** Not before it is said what is done about each ground and factor. */
  @Post('escalations/:id/withdrawal')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.lead')
  @PathParams(IdPath)
  @Example(EscalationWithdrawalBody, examples.WITHDRAWAL)
  @ApiOkResponse({ type: EscalationDto })
  async withdraw(
    @Param() { id }: IdPath,
    @Body() { reason, risks, note }: EscalationWithdrawalBody,
  ): Promise<EscalationDto> {
    return escalationView(await this.drafting.withdraw(id, { reason, answered: risks }, note));
  }
}

const orService = (institutions: readonly Institution[]): Institution[] =>
  institutions.length > 0 ? [...new Set(institutions)] : [...SERVICE];
