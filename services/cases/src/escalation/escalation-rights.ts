import { refuse, RefusedError } from '@oln/contracts';
import type { Principal } from '@oln/service-kit';
import { LEADS } from '../access/roles.js';
import { EscalationErrors } from './escalation.errors.js';
import type { Escalation } from './escalation.js';

const OVERSEES = [...LEADS, 'regional-supervisor', 'national-supervisor'] as const;

const has = ({ roles }: Principal, wanted: readonly string[]): boolean => roles.some((role) => wanted.includes(role));

type Concerned = Pick<Escalation, 'personInCharge' | 'draftedBy'>;

/** Need to know: who is in charge or drafted it works on it, the coordinator and the deputy on all of the office. */
export const mayChange = (principal: Principal, { personInCharge, draftedBy }: Concerned): boolean =>
  principal.kind !== 'person' ||
  has(principal, LEADS) ||
  principal.person === personInCharge ||
  (personInCharge === undefined && principal.person === draftedBy);

export function assertMayChange(principal: Principal, escalation: Concerned): void {
  if (!mayChange(principal, escalation)) throw new RefusedError(refuse(EscalationErrors.NOT_YOURS));
}

export function assertMayRead(principal: Principal, escalation: Concerned): void {
  if (!has(principal, OVERSEES) && principal.person !== escalation.draftedBy) assertMayChange(principal, escalation);
}

/** Whose escalations a list shows: a professional sees those in their charge, whoever oversees all within reach. */
export const visibleTo = (principal: Principal): string | undefined =>
  principal.kind !== 'person' || has(principal, OVERSEES) ? undefined : principal.person;
