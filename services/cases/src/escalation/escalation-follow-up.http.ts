import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { EscalationDto } from './escalation.dto.js';
import {
  EscalationPauseBody,
  EscalationReassignmentBody,
  ExitContactBody,
  StatusBody,
} from './escalation-bodies.dto.js';
import * as examples from './escalation.examples.js';
import { EscalationFollowUp } from './escalation-follow-up.js';
import { escalationView } from './escalation.views.js';

@ApiTags('escalation')
@Controller('escalations')
export class EscalationFollowUpController {
  constructor(private readonly followUp: EscalationFollowUp) {}

  /** How it goes with the service. Leaving it, the child is the office’s again. */
  @Post(':id/statuses')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @Example(StatusBody, examples.STATUS)
  @ApiOkResponse({ type: EscalationDto })
  async status(@Param() { id }: IdPath, @Body() { status, risks = [], note }: StatusBody): Promise<EscalationDto> {
    return escalationView(await this.followUp.status(id, { status, risks, note }));
  }

  /** A contact after the service. New risks open a request of intake, and the follow-up goes on; month 12 ends it. */
  @Post(':id/exit-contacts')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @Example(ExitContactBody, examples.EXIT_CONTACT)
  @ApiOkResponse({ type: EscalationDto })
  async contact(
    @Param() { id }: IdPath,
    @Body() { newRisks: risks, ...given }: ExitContactBody,
  ): Promise<EscalationDto> {
    return escalationView(await this.followUp.contact(id, { ...given, risks }));
  }

  /** The clocks stand still until a date: only with the service and after it, where nobody waits to be protected. */
  @Post(':id/pause')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @Example(EscalationPauseBody, examples.ESCALATION_PAUSE)
  @ApiOkResponse({ type: EscalationDto })
  async pause(@Param() { id }: IdPath, @Body() { until, reason }: EscalationPauseBody): Promise<EscalationDto> {
    return escalationView(await this.followUp.pause(id, until, reason));
  }

  /** Before the date, which comes of itself. */
  @Post(':id/resumption')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @ApiOkResponse({ type: EscalationDto })
  async resume(@Param() { id }: IdPath): Promise<EscalationDto> {
    return escalationView(await this.followUp.resume(id));
  }

  /** Another professional is in charge. */
  @Post(':id/reassignment')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.lead')
  @PathParams(IdPath)
  @Example(EscalationReassignmentBody, examples.ESCALATION_REASSIGNMENT)
  @ApiOkResponse({ type: EscalationDto })
  async reassign(@Param() { id }: IdPath, @Body() { to, reason }: EscalationReassignmentBody): Promise<EscalationDto> {
    return escalationView(await this.followUp.reassign(id, to, reason));
  }
}
