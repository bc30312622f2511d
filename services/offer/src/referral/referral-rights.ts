import { refuse, RefusedError } from '@oln/contracts';
import { mayTouch, listedOf, type Concerned, type Principal, type RightName } from '@oln/service-kit';
import { ReferralErrors } from './referral.errors.js';
import type { Referral } from './referral.js';

/** Need to know: who walks with the family works on its referral, the coordination on all of the office. */
export const assertMayChange = (principal: Principal, referral: Referral): void =>
  assert(principal, 'referrals.work', referral);

/** `right`: where it stands, or what is in it. Whoever may the one of every referral need not the other. */
export type ReadingRight = Extract<RightName, 'referrals.follow' | 'referrals.read'>;

export const assertMayRead = (principal: Principal, referral: Referral, right: ReadingRight): void =>
  assert(principal, right, referral);

/** Whose referrals a list shows: a professional sees their own, whoever oversees sees all within reach. */
export const visibleTo = (principal: Principal, asked?: string): string | undefined =>
  listedOf(principal, 'referrals.follow', asked);

function assert(principal: Principal, right: RightName, referral: Referral): void {
  if (!mayTouch(principal, right, concernedBy(referral))) throw new RefusedError(refuse(ReferralErrors.NOT_YOURS));
}

const concernedBy = ({ id, commune, personInCharge }: Referral): Concerned => ({
  ...{ id, commune },
  people: [personInCharge],
});
