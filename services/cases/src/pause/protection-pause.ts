import { Injectable } from '@nestjs/common';
import { isRefusal } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { CaseCommand, Command } from '../case-file/case-commands.js';
import type { OfFamily, Pause } from '../case-file/case-file.js';
import { decideEscalation } from '../escalation/decide-escalation.js';
import { tellOf as tellOfEscalation } from '../escalation/escalation-notices.js';
import { EscalationTools } from '../escalation/escalation-tools.js';
import type { Escalation } from '../escalation/escalation.js';
import { decideMeasure } from '../measure/decide-measure.js';
import { tellOf as tellOfMeasure } from '../measure/measure-notices.js';
import { MeasureTools } from '../measure/measure-tools.js';
import type { Measure } from '../measure/measure.js';

type PauseCommand = Extract<CaseCommand, { do: 'pause' | 'resume' }>;

const NOTICE = { pause: 'paused-with-family', resume: 'resumed-with-family' } as const;

/**
 * A family that is away is away from the hearings of a measure and from the follow-up of an escalation too. What protects somebody goes
 * on: their own decisions say which clocks may stand still. What was paused for reasons of its own stays as it is, and so does its date.
 */
@Injectable()
export class ProtectionPause {
  constructor(
    private readonly escalations: EscalationTools,
    private readonly measures: MeasureTools,
  ) {}

  async pause(tx: Tx, family: OfFamily, command: Command<'pause'>): Promise<void> {
    for (const escalation of await this.escalations.repository.ofFamily(tx, family)) {
      if (isRefusal(decideEscalation(escalation, command, tx.asOf))) continue;
      await this.changeEscalation(tx, escalation, command);
    }
    for (const measure of await this.measures.repository.ofFamily(tx, family)) {
      if (isRefusal(decideMeasure(measure, command, tx.asOf))) continue;
      await this.changeMeasure(tx, measure, command);
    }
  }

  /** Those that `ended` had paused: of the same instant, for the same reason. */
  async resume(tx: Tx, family: OfFamily, ended: Pause): Promise<void> {
    const isOfIt = ({ pause }: { pause?: Pause }): boolean =>
      pause?.since.getTime() === ended.since.getTime() && pause.reason === ended.reason;
    for (const escalation of (await this.escalations.repository.ofFamily(tx, family)).filter(isOfIt))
      await this.changeEscalation(tx, escalation, { do: 'resume' });
    for (const measure of (await this.measures.repository.ofFamily(tx, family)).filter(isOfIt))
      await this.changeMeasure(tx, measure, { do: 'resume' });
  }

  private async changeEscalation(tx: Tx, before: Escalation, command: PauseCommand): Promise<void> {
    const after = await this.escalations.service.apply(tx, before, command);
    if (!isOfWhoAsks(tx, after)) tellOfEscalation(tx, after, NOTICE[command.do]);
  }

  private async changeMeasure(tx: Tx, before: Measure, command: PauseCommand): Promise<void> {
    const after = await this.measures.service.apply(tx, before, command);
    if (!isOfWhoAsks(tx, after)) tellOfMeasure(tx, after, NOTICE[command.do]);
  }
}

/** Who is in charge of it did not do it, and hears of it. */
const isOfWhoAsks = (tx: Tx, { personInCharge }: Escalation | Measure): boolean =>
  personInCharge === tx.context.principal.person;
