import { Inject, Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { type DueDates, type Tx } from '@oln/service-kit';
import { EscalationAnnouncements } from './escalation-announcements.js';
import type { EscalationCommand } from './escalation-commands.js';
import { ESCALATION_DUE_DATES } from './escalation-due-dates.js';
import { assertMayChange } from './escalation-rights.js';
import { EscalationRepository } from './escalation.repository.js';
import { attemptOf, type Escalation } from './escalation.js';
import { decideEscalation } from './decide-escalation.js';
import { Notifier } from './notifier.js';

/** The escalation: its use cases change it through {@link apply}, inside their own transaction. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly announcements: EscalationAnnouncements,
    private readonly notifier: Notifier,
    @Inject(ESCALATION_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  /** Locked, for somebody who may work on it; `If-Match`, if there is one, must name its version. */
  async lockForChange(tx: Tx, id: string): Promise<Escalation> {
    const escalation = await this.escalations.lock(tx, id);
    assertMayChange(tx.context.principal, escalation);
    tx.assertVersion(escalation.version);
    return escalation;
  }

  /** Locked, where the use case says itself who may. */
  async lock(tx: Tx, id: string): Promise<Escalation> {
    const escalation = await this.escalations.lock(tx, id);
    tx.assertVersion(escalation.version);
    return escalation;
  }

  /** For one that was locked: decides, saves, notifies, announces. Throws the refusal. */
  async apply(tx: Tx, before: Escalation, command: EscalationCommand, reason?: string): Promise<Escalation> {
    const after = settle(decideEscalation(before, command, tx.asOf));
    await this.escalations.save(tx, before, after);
    if (attemptOf(after) > attemptOf(before)) await this.notifier.send(tx, after);
    const why = reason ?? ('reason' in command ? command.reason : undefined);
    // One that is urgent is opened and submitted in one call: two acts, two entries.
    const action = command.do === 'submit' ? 'escalation.submit' : undefined;
    this.announcements.changed(tx, before, after, { reason: why, action });
    tx.emitOtherwise(casesEvents.escalationAmended, after, { id: after.id, what: `escalation.${command.do}` });
    await this.keepClocks(tx, before, after);
    return after;
  }

  /** Clocks of a stage that was left are over at once; the process sets the next ones when it hears of it. */
  private async keepClocks(tx: Tx, before: Escalation, after: Escalation): Promise<void> {
    if (before.stage !== after.stage || Boolean(before.pause) !== Boolean(after.pause))
      await this.dueDates.meetAll(tx, after.id);
    if (after.personInCharge && before.personInCharge !== after.personInCharge)
      await this.dueDates.reassign(tx, after.id, after.personInCharge);
  }
}
