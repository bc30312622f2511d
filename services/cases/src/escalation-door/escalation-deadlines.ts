import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, PutDeadlines, Standing } from '@oln/contracts';
import { ServiceClock, UnitOfWork, type DueDates, type Tx } from '@oln/service-kit';
import type { EscalationCommand } from '../escalation/escalation-commands.js';
import { ESCALATION_DUE_DATES } from '../escalation/escalation-due-dates.js';
import { inCharge, tellOf } from '../escalation/escalation-notices.js';
import { standingOf } from '../escalation/escalation-process.js';
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
export class EscalationDeadlines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tools: EscalationTools,
    private readonly clock: ServiceClock,
    @Inject(ESCALATION_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  put(request: PutDeadlines): Promise<Standing> {
    return this.work.run('escalation.put-deadlines', async (tx) => {
      const escalation = await this.tools.repository.lock(tx, request.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the record is.
      if (escalation.stage === request.stage) await this.dueDates.put(tx, request, escalation.personInCharge);
      return standingOf(escalation, tx.asOf);
    });
  }

  reached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('escalation.deadline-reached', async (tx) => {
      const escalation = await this.tools.repository.lock(tx, request.id);
      const now = this.clock.now();
      const answer = await this.dueDates.reached(tx, request, standingOf(escalation, now), now);
      if (answer.verdict !== 'stands' || request.level !== 'due') return answer;
      const after = await this.come(tx, escalation, request);
      return { verdict: after ? 'stands' : 'answered', standing: standingOf(after ?? escalation, now) };
    });
  }

  /** The owner decides on the current state; what was answered a moment before wins. A term moves nothing. */
  private async come(tx: Tx, escalation: Escalation, request: DeadlineReached): Promise<Escalation | undefined> {
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
