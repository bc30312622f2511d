import { Injectable } from '@nestjs/common';
import { casesEvents, type EventData } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { CaseProcess } from './case-process.js';
import { isAttended, isExited, type CaseFile } from './case-file.js';

export interface Telling {
  /** Code of the reason. */
  reason?: string;
  /** Factors before and after, where the case was closed with an evaluation. */
  factors?: EventData<typeof casesEvents.caseClosed>['factors'];
  factorChanges?: EventData<typeof casesEvents.caseClosed>['factorChanges'];
}

/** Everything others must hear of a change of a case: its process by signals, the house by events. */
@Injectable()
export class CaseAnnouncements {
  constructor(private readonly process: CaseProcess) {}

  opened(tx: Tx, file: CaseFile): void {
    const { priority, openedAt } = file;
    tx.emit(casesEvents.caseOpened, file, { ...whole(file), priority, openedAt: openedAt.toISOString() });
  }

  changed(tx: Tx, before: CaseFile, after: CaseFile, telling: Telling = {}): void {
    this.tellPause(tx, before, after);
    this.tellPerson(tx, before, after, telling);
    this.tellChildren(tx, before, after);
    if (standsElsewhere(before, after)) this.process.moved(tx, after, telling.reason);
    if (before.stage !== after.stage) this.tellStage(tx, before, after, telling);
    tx.audit({ kind: 'case', id: after.id, commune: after.commune, version: after.version, reason: telling.reason });
  }

  private tellStage(tx: Tx, before: CaseFile, after: CaseFile, { reason, factors, factorChanges }: Telling): void {
    const { id, line } = after;
    const outcome = isExited(after) ? after.outcome : undefined;
    tx.emit(casesEvents.caseMoved, after, { id, line, from: before.stage, to: after.stage, outcome, reason });
    if (isExited(after) && !isExited(before)) {
      const exit = {
        outcome: after.outcome,
        reason,
        stage: before.stage,
        closedAt: after.exitAt.toISOString(),
        factors,
        factorChanges,
      };
      tx.emit(casesEvents.caseClosed, after, { ...whole(after), ...exit });
    }
    if (after.stage === 'ended') tx.emit(casesEvents.caseEnded, after, { id, line, outcome: after.outcome });
  }

  private tellPause(tx: Tx, before: CaseFile, after: CaseFile): void {
    const { id, familyId } = after;
    if (after.pause && !before.pause) {
      this.process.paused(tx, after, after.pause);
      tx.emit(casesEvents.casePaused, after, {
        id,
        familyId,
        reason: after.pause.reason,
        until: after.pause.until.toISOString(),
      });
    }
    if (before.pause && !after.pause) {
      this.process.resumed(tx, after);
      const by = tx.context.principal.kind === 'process' ? 'date' : 'person';
      tx.emit(casesEvents.caseResumed, after, { id, familyId, by });
    }
  }

  private tellPerson(tx: Tx, before: CaseFile, after: CaseFile, { reason }: Telling): void {
    const { id, line, familyId, personInCharge: to } = after;
    if (before.personInCharge === to) return;
    this.process.reassigned(tx, after, to);
    const holdsPlace = !isExited(after);
    tx.emit(casesEvents.caseReassigned, after, {
      id,
      line,
      from: before.personInCharge,
      to,
      familyId,
      holdsPlace,
      reason: reason ?? 'other',
    });
  }

  private tellChildren(tx: Tx, before: CaseFile, after: CaseFile): void {
    const left = after.leftChildren.at(-1);
    if (!left || after.leftChildren.length === before.leftChildren.length) return;
    // Whose the child is now is told by its escalation.
    if (left.reason === 'escalated') return;
    const { id, children } = after;
    tx.emit(casesEvents.childLeft, after, { id, childId: left.child, reason: left.reason, remaining: children.length });
  }
}

export const whole = ({ id, requestId, familyId, children, line, personInCharge }: CaseFile) => ({
  id,
  requestId,
  familyId,
  children: [...children],
  line,
  personInCharge,
});

/** The process only needs to hear of a new version where its clocks or its end may depend on it. */
function standsElsewhere(before: CaseFile, after: CaseFile): boolean {
  const marks = [heldMonths, lookDue, rescueDue];
  return before.stage !== after.stage || marks.some((mark) => mark(before) !== mark(after));
}

const heldMonths = (file: CaseFile): number => (file.stage === 'follow-up' ? file.heldMonths.length : 0);
const rescueDue = (file: CaseFile): number | undefined =>
  isAttended(file) ? file.rescueDueSince?.getTime() : undefined;
const lookDue = (file: CaseFile): boolean => file.stage === 'second-look' && file.lookDueSince !== undefined;
