import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineReached } from '@oln/contracts';
import { DeadlineDesk, OwnedDeadlines, type DueDates, type Tx } from '@oln/service-kit';
import type { EscalationCommand } from '../escalation/escalation-commands.js';
import { ESCALATION_DUE_DATES } from '../escalation/escalation-due-dates.js';
import { inCharge, tellOf } from '../escalation/escalation-notices.js';
import { EscalationTools } from '../escalation/escalation-tools.js';
import type { Escalation } from '../escalation/escalation.js';

/** Dates that come of themselves (clocks of kind `ask`). */
const ARRIVALS: Readonly<Record<string, { applies(escalation: Escalation): boolean; command: EscalationCommand }>> = {
  'notified.acknowledge': { applies: ({ stage }) => stage === 'notified', command: { do: 'notify-again' } },
  'notified.acknowledge-urgent': { applies: ({ stage }) => stage === 'notified', command: { do: 'notify-again' } },
  'pause.ends': { applies: ({ pause }) => pause !== undefined, command: { do: 'resume' } },
};

/** What an escalation's process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class EscalationDeadlines extends OwnedDeadlines<Escalation> {
  constructor(
    desk: DeadlineDesk,
    @Inject(ESCALATION_DUE_DATES) dueDates: DueDates,
    private readonly tools: EscalationTools,
  ) {
    super(desk, { records: tools.repository, process: tools.process, dueDates });
  }

  /** The owner decides on the current state; what was answered a moment before wins. A term moves nothing. */
  protected override async come(
    tx: Tx,
    escalation: Escalation,
    request: DeadlineReached,
  ): Promise<Escalation | undefined> {
    const arrival = ARRIVALS[request.rule];
    if (!arrival) return escalation;
    if (!arrival.applies(escalation) || isOfEarlier(escalation, request)) return undefined;
    const after = await this.tools.service.apply(tx, escalation, arrival.command, request.rule);
    if (request.rule === 'pause.ends') tellOf(tx, after, 'pause-ended', inCharge(after), 'today');
    return after;
  }
}

/** A clock of an earlier notification rings in vain: it was notified again meanwhile. */
const isOfEarlier = (escalation: Escalation, { countedFrom, rule }: DeadlineReached): boolean =>
  rule.startsWith('notified.') &&
  escalation.stage === 'notified' &&
  countedFrom !== undefined &&
  Date.parse(countedFrom) < escalation.notifiedAt.getTime();
