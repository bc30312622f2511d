import { refuse, RefusedError } from '@oln/contracts';
import { mayTouch, listedOf, type Principal } from '@oln/service-kit';
import { MeasureErrors } from './measure.errors.js';
import type { Measure } from './measure.js';

type Concerned = Pick<Measure, 'id' | 'commune' | 'personInCharge' | 'openedBy'>;

/** Need to know: who is in charge works on it (before that who opened it), the coordinator and the deputy on all of the office. */
export function assertMayChange(principal: Principal, { commune, personInCharge, openedBy }: Concerned): void {
  if (!mayTouch(principal, 'measures.work', { commune, people: [personInCharge ?? openedBy] }))
    throw new RefusedError(refuse(MeasureErrors.NOT_YOURS));
}

/** Who opened it reads on. */
export function assertMayRead(
  principal: Principal,
  { id, commune, personInCharge, openedBy }: Concerned,
  right: 'measures.follow' | 'measures.read',
): void {
  if (!mayTouch(principal, right, { id, commune, people: [personInCharge, openedBy] }))
    throw new RefusedError(refuse(MeasureErrors.NOT_YOURS));
}

/** Whose measures a list shows: a professional sees those in their charge, whoever oversees all within reach. */
export const visibleTo = (principal: Principal, asked?: string): string | undefined =>
  listedOf(principal, 'measures.follow', asked);
