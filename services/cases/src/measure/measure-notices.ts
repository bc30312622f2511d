import { casesEvents, type Role } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import type { Measure } from './measure.js';

export type MeasureNotice =
  | 'opened'
  | 'alert-joined'
  | 'to-adopt'
  | 'adopted'
  | 'not-adopted'
  | 'not-complied-with'
  | 'term-ended'
  | 'renewed'
  | 'warned'
  | 'ended'
  | 'escalated'
  | 'reassigned'
  | 'pause-ended'
  | 'child-of-age'
  | 'child-deceased';

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
