import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, IdPath, PathParams, Rights } from '@oln/service-kit';
import { EscalationDto } from './escalation.dto.js';
import {
  AcknowledgedDto,
  AcknowledgementBody,
  AppealBody,
  DecisionBody,
  GivingBackBody,
  HandoverStepBody,
  InformationBody,
  KeepBody,
  MeasureInsteadBody,
  MeasureInsteadDto,
} from './escalation-bodies.dto.js';
import * as examples from './escalation.examples.js';
import { EscalationAnswers } from './escalation-answers.js';
import { EscalationHandover } from './escalation-handover.js';
import { MeasureInstead } from './measure-instead.js';
import { escalationView } from './escalation.views.js';

@ApiTags('escalation')
@Controller('escalations')
export class EscalationAnswersController {
  constructor(
    private readonly answers: EscalationAnswers,
    private readonly handover: EscalationHandover,
    private readonly measures: MeasureInstead,
  ) {}

  /** Somebody there has it: recorded by the office, or said by the institution under its own account. */
  @Post(':id/acknowledgement')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.acknowledge')
  @PathParams(IdPath)
  @Example(AcknowledgementBody, examples.ACKNOWLEDGEMENT)
  @ApiOkResponse({ type: AcknowledgedDto })
  async acknowledge(@Param() { id }: IdPath, @Body() body: AcknowledgementBody): Promise<AcknowledgedDto> {
    const { acknowledgedAt, ...acknowledged } = await this.answers.acknowledge(id, body);
    return { ...acknowledged, acknowledgedAt: acknowledgedAt.toISOString() };
  }

  /** What the service decided. More information stops its term until it has it. */
  @Post(':id/decision')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @Example(DecisionBody, examples.DECISION)
  @ApiOkResponse({ type: EscalationDto })
  async decide(@Param() { id }: IdPath, @Body() body: DecisionBody): Promise<EscalationDto> {
    return escalationView(await this.answers.decide(id, body));
  }

  /** The service has what it asked for: its term goes on with the days it had left. */
  @Post(':id/information')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @Example(InformationBody, examples.INFORMATION)
  @ApiOkResponse({ type: EscalationDto })
  async inform(@Param() { id }: IdPath, @Body() { note }: InformationBody): Promise<EscalationDto> {
    return escalationView(await this.answers.inform(id, note));
  }

  /** The rejection is not accepted. */
  @Post(':id/appeal')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.decide')
  @PathParams(IdPath)
  @Example(AppealBody, examples.APPEAL)
  @ApiOkResponse({ type: EscalationDto })
  async appeal(@Param() { id }: IdPath, @Body() { received, note }: AppealBody): Promise<EscalationDto> {
    return escalationView(await this.answers.appeal(id, received, note));
  }

  /** The rejection is accepted: the office goes on, in the open case or by a request of intake. */
  @Post(':id/keeping')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.decide')
  @PathParams(IdPath)
  @Example(KeepBody, examples.KEEP)
  @ApiOkResponse({ type: EscalationDto })
  async keep(@Param() { id }: IdPath, @Body() { reason, note }: KeepBody): Promise<EscalationDto> {
    return escalationView(await this.handover.keep(id, reason, note));
  }

  /** A protection measure in its place, opened in the same transaction. */
  @Post(':id/measure')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.decide')
  @PathParams(IdPath)
  @Example(MeasureInsteadBody, examples.MEASURE_INSTEAD)
  @ApiOkResponse({ type: MeasureInsteadDto })
  async takeMeasure(
    @Param() { id }: IdPath,
    @Body() { grounds, note }: MeasureInsteadBody,
  ): Promise<MeasureInsteadDto> {
    const { escalation, measureId } = await this.measures.take(id, grounds, note);
    return { escalation: escalationView(escalation), measureId };
  }

  /** A step of the handover. With the last one, and not before, the service is in charge of the child. */
  @Post(':id/handover-steps')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @Example(HandoverStepBody, examples.HANDOVER_STEP)
  @ApiOkResponse({ type: EscalationDto })
  async step(@Param() { id }: IdPath, @Body() { step, note }: HandoverStepBody): Promise<EscalationDto> {
    return escalationView(await this.handover.step(id, step, note));
  }

  /** The service gives the family back during the handover: the office goes on. */
  @Post(':id/giving-back')
  @HttpCode(200)
  @Changes()
  @Rights('escalations.work')
  @PathParams(IdPath)
  @Example(GivingBackBody, examples.GIVING_BACK)
  @ApiOkResponse({ type: EscalationDto })
  async giveBack(@Param() { id }: IdPath, @Body() { reason, note }: GivingBackBody): Promise<EscalationDto> {
    return escalationView(await this.handover.takeBack(id, reason, note));
  }
}
