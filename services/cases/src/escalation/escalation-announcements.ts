import { Injectable } from '@nestjs/common';
import { casesEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { EscalationProcess } from './escalation-process.js';
import { ownerOf, type CameFrom, type Escalation } from './escalation.js';

interface Audited {
  /** Code of the reason. */
  reason?: string;
  /** Default: the action of the unit of work. */
  action?: string;
}

/** Everything others must hear of a change of an escalation: its process by signals, the house by events. */
@Injectable()
export class EscalationAnnouncements {
  constructor(private readonly process: EscalationProcess) {}

  opened(tx: Tx, escalation: Escalation): void {
    const { id, familyId, children, grounds, urgent, personInCharge } = escalation;
    const about = { id, familyId, childIds: [...children], grounds: [...grounds], urgent, personInCharge };
    tx.emit(casesEvents.escalationOpened, escalation, { ...about, ...originOf(escalation) });
  }

  changed(tx: Tx, before: Escalation, after: Escalation, { reason, action }: Audited): void {
    if (before.pause && !after.pause) this.process.resumed(tx, after);
    if (after.pause && !before.pause) this.process.paused(tx, after, after.pause);
    if (after.personInCharge && before.personInCharge !== after.personInCharge)
      this.process.reassigned(tx, after, after.personInCharge);
    if (this.process.standsElsewhere(before, after)) this.process.moved(tx, after, reason);
    if (before.stage !== after.stage) this.tellStage(tx, before, after, reason);
    this.tellOwner(tx, before, after);
    const { id, commune, version } = after;
    tx.audit({ action, kind: 'escalation', id, commune, version, reason });
  }

  private tellStage(tx: Tx, before: Escalation, after: Escalation, reason?: string): void {
    const { id } = after;
    const outcome = 'outcome' in after ? after.outcome : undefined;
    tx.emit(casesEvents.escalationMoved, after, { id, from: before.stage, to: after.stage, outcome, reason });
    if (after.stage === 'ended')
      tx.emit(casesEvents.escalationEnded, after, { id, ...originOf(after), outcome: after.outcome });
  }

  private tellOwner(tx: Tx, before: Escalation, after: Escalation): void {
    const [from, to] = [ownerOf(before), ownerOf(after)];
    // Who has left childhood is in nobody's charge.
    if (from === to || after.children.length === 0) return;
    const about = { id: after.id, ...originOf(after), childIds: [...after.children] };
    tx.emit(casesEvents.ownershipChanged, after, { ...about, from, to });
  }
}

export const originOf = ({ caseId, requestId, alertId, measureId }: CameFrom): CameFrom => ({
  caseId,
  requestId,
  alertId,
  measureId,
});
