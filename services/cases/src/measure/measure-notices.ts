import { casesEvents, type Role } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { Measure } from './measure.js';

export type MeasureNoticeCode =
  | 'measure.opened'
  | 'measure.alert-joined'
  | 'measure.to-adopt'
  | 'measure.adopted'
  | 'measure.not-adopted'
  | 'measure.not-complied-with'
  | 'measure.term-ended'
  | 'measure.renewed'
  | 'measure.warned'
  | 'measure.ended'
  | 'measure.escalated'
  | 'measure.reassigned'
  | 'measure.pause-ended'
  | 'measure.paused-with-family'
  | 'measure.resumed-with-family'
  | 'measure.child-of-age'
  | 'measure.child-deceased';
/** The code without what it is about. */
export type MeasureNotice = MeasureNoticeCode extends `measure.${infer Name}` ? Name : never;

type To = { toPerson: string } | { toRole: Role };

/** To the person in charge, or to the coordinator where there is none. */
export const inCharge = ({ personInCharge }: Measure): To =>
  personInCharge ? { toPerson: personInCharge } : { toRole: 'coordinator' };

/** Somebody must be told: codes and ids only. The gateway has the text of each code. */
export function tellOf(
  tx: Tx,
  measure: Measure,
  notice: MeasureNotice,
  to: To = inCharge(measure),
  urgency: 'now' | 'today' | 'digest' = 'today',
): void {
  const { id, commune, version } = measure;
  const told = { code: `measure.${notice}`, about: id, aboutKind: 'measure', urgency, ...to };
  tx.emit(casesEvents.noticeRaised, { id, commune, version }, told);
}

/** The coordinator, and whoever is in charge besides. */
export function tellOffice(tx: Tx, measure: Measure, notice: MeasureNotice): void {
  tellOf(tx, measure, notice, { toRole: 'coordinator' }, 'now');
  if (measure.personInCharge) tellOf(tx, measure, notice, inCharge(measure), 'now');
}
