import { Injectable } from '@nestjs/common';
import { intakeEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { COORDINATOR, raiseNotice } from '../request/request-notices.js';
import { AnonymisationProcess } from './anonymisation-process.js';
import type { Anonymisation, AnonymisationCommand } from './anonymisation.js';

/** Tells everybody what changed: events for the house, signals for the process, notices for the coordinator. */
@Injectable()
export class AnonymisationAnnouncements {
  constructor(private readonly process: AnonymisationProcess) {}

  async opened(tx: Tx, one: Anonymisation): Promise<void> {
    tx.emit(intakeEvents.anonymisationAnnounced, one, { id: one.id, cause: one.cause });
    raiseNotice(
      tx,
      one,
      { code: 'anonymisation.announced', aboutKind: 'anonymisation', urgency: 'today' },
      COORDINATOR,
    );
    await this.process.start(tx, one);
  }

  changed(tx: Tx, before: Anonymisation, after: Anonymisation, command: AnonymisationCommand): void {
    const reason = 'reason' in command ? command.reason : undefined;
    // An announcement anew is a move too: the clock counts from it.
    if (before.stage !== after.stage || before.announcedAt !== after.announcedAt) this.process.moved(tx, after, reason);
    if (before.stage === 'erasing' && reason) this.released(tx, before, after, reason);
    if (command.do === 'announce-again') this.announcedAgain(tx, after, command.reason);
    if (after.stage === 'held') this.held(tx, after);
    if (after.stage === 'closed') this.closed(tx, after, command);
    tx.emitOtherwise(intakeEvents.anonymisationAmended, after, { id: after.id, what: `anonymisation.${command.do}` });
  }

  private released(
    tx: Tx,
    { attempt, entries }: Extract<Anonymisation, { stage: 'erasing' }>,
    after: Anonymisation,
    reason: string,
  ): void {
    tx.emit(intakeEvents.erasureReleased, after, { id: after.id, attempt, persons: [...entries], reason });
  }

  private announcedAgain(tx: Tx, after: Anonymisation, reason: string): void {
    tx.emit(intakeEvents.anonymisationAnnounced, after, { id: after.id, cause: after.cause, reason });
    const code = reason === 'hold-ended' ? 'anonymisation.announced' : 'anonymisation.put-back';
    raiseNotice(tx, after, { code, aboutKind: 'anonymisation', urgency: 'today' }, COORDINATOR);
  }

  private held(tx: Tx, { heldUntil, holdReason, ...one }: Extract<Anonymisation, { stage: 'held' }>): void {
    tx.emit(intakeEvents.anonymisationHeld, one, { id: one.id, reason: holdReason, until: heldUntil.toISOString() });
  }

  private closed(tx: Tx, one: Extract<Anonymisation, { stage: 'closed' }>, command: AnonymisationCommand): void {
    const emptied = command.do === 'finish' ? command.emptiedFamilyIds : undefined;
    const emptiedFamilyIds = emptied && emptied.length > 0 ? [...emptied] : undefined;
    const { id, outcome, closeReason: reason } = one;
    tx.emit(intakeEvents.anonymisationClosed, one, { id, outcome, reason, emptiedFamilyIds });
  }
}
