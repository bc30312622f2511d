import { refuse, RefusedError } from '@oln/contracts';
import type { Principal } from '@oln/service-kit';
import { LEADS } from '../access/roles.js';
import { MeasureErrors } from './measure.errors.js';
import type { Measure } from './measure.js';

const OVERSEES = [...LEADS, 'regional-supervisor', 'national-supervisor'] as const;

const has = ({ roles }: Principal, wanted: readonly string[]): boolean => roles.some((role) => wanted.includes(role));

type Concerned = Pick<Measure, 'personInCharge' | 'openedBy'>;

/** Need to know: who is in charge works on it, the coordinator and the deputy on all of the office. */
export function assertMayChange(principal: Principal, { personInCharge, openedBy }: Concerned): void {
  const isTheirs = principal.person === (personInCharge ?? openedBy);
  if (principal.kind === 'person' && !has(principal, LEADS) && !isTheirs)
    throw new RefusedError(refuse(MeasureErrors.NOT_YOURS));
}

export function assertMayRead(principal: Principal, measure: Concerned): void {
  if (!has(principal, OVERSEES) && principal.person !== measure.openedBy) assertMayChange(principal, measure);
}

/** Whose measures a list shows: a professional sees those in their charge, whoever oversees all within reach. */
export const visibleTo = (principal: Principal): string | undefined =>
  principal.kind !== 'person' || has(principal, OVERSEES) ? undefined : principal.person;
