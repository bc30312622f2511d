import { refuse, RefusedError } from '@oln/contracts';
import type { Principal } from '@oln/service-kit';
import { ReferralErrors } from './referral.errors.js';
import type { Referral } from './referral.js';

const LEADS = ['coordinator', 'deputy-coordinator'] as const;
const OVERSEES = [...LEADS, 'regional-supervisor', 'national-supervisor'] as const;

const isAny = (principal: Principal, roles: readonly string[]): boolean =>
  principal.roles.some((role) => roles.includes(role));

/** Need to know: who walks with the family works on its referral, the coordination on all of the office. */
export function assertMayChange(principal: Principal, referral: Referral): void {
  if (principal.kind !== 'person' || isAny(principal, LEADS)) return;
  if (principal.person !== referral.personInCharge) throw new RefusedError(refuse(ReferralErrors.NOT_YOURS));
}

export function assertMayRead(principal: Principal, referral: Referral): void {
  if (!isAny(principal, OVERSEES)) assertMayChange(principal, referral);
}

/** Whose referrals a list shows: a professional sees their own, whoever oversees sees all within reach. */
export const visibleTo = (principal: Principal): string | undefined =>
  principal.kind !== 'person' || isAny(principal, OVERSEES) ? undefined : principal.person;
