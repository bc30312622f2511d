import { Injectable } from '@nestjs/common';
import { casesEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { MeasureProcess } from './measure-process.js';
import { isHeld, type Measure } from './measure.js';

/** Everything others must hear of a change of a measure: its process by signals, the house by events. */
@Injectable()
export class MeasureAnnouncements {
  constructor(private readonly process: MeasureProcess) {}

  opened(tx: Tx, measure: Measure): void {
    const { id, caseId, requestId, alertId, escalationId, familyId, children, grounds, personInCharge } = measure;
    const from = { caseId, requestId, alertId, escalationId, familyId };
    const about = { id, ...from, childIds: [...children], grounds: [...grounds], personInCharge };
    tx.emit(casesEvents.measureOpened, measure, about);
  }

  changed(tx: Tx, before: Measure, after: Measure, reason?: string): void {
    if (before.pause && !after.pause) this.process.resumed(tx, after);
    if (after.pause && !before.pause) this.process.paused(tx, after, after.pause);
    if (after.personInCharge && before.personInCharge !== after.personInCharge)
      this.process.reassigned(tx, after, after.personInCharge);
    if (this.process.standsElsewhere(before, after)) this.process.moved(tx, after, reason);
    if (before.stage !== after.stage) this.tellStage(tx, before, after, reason);
    this.tellTerm(tx, before, after);
    const { id, commune, version } = after;
    tx.audit({ kind: 'measure', id, commune, version, reason });
  }

  private tellStage(tx: Tx, before: Measure, after: Measure, reason?: string): void {
    const { id } = after;
    const outcome = after.stage === 'ended' ? after.outcome : undefined;
    tx.emit(casesEvents.measureMoved, after, { id, from: before.stage, to: after.stage, outcome, reason });
    if (outcome) tx.emit(casesEvents.measureEnded, after, { id, outcome, reason });
  }

  private tellTerm(tx: Tx, before: Measure, after: Measure): void {
    if (!isHeld(after) || (isHeld(before) && before.term === after.term)) return;
    const { id, measures, responsible, institutionId, inForceUntil, term } = after;
    const what = { id, measures: [...measures], responsible, institutionId };
    tx.emit(casesEvents.measureAdopted, after, { ...what, until: inForceUntil.toISOString(), renewed: term > 1 });
  }
}
