import { refuse, type Priority, type Refusal } from '@oln/contracts';
import { close } from './decide-exits.js';
import { ask, withRefusal } from './decide-provider.js';
import type { Command } from './referral-commands.js';
import { ReferralErrors } from './referral.errors.js';
import type { Referral, ReviewedReferral, WaitingReferral } from './referral.js';

const RANK: Readonly<Record<Priority, number>> = { high: 0, medium: 1, low: 2 };
/** 0 is served first. */
export const rankOf = (priority: Priority): number => RANK[priority];

/** The maximum wait has passed. The child keeps its place in the list: a vacancy is not lost because somebody reviews. */
export const endWait = (referral: WaitingReferral, asOf: Date): Referral => ({
  ...referral,
  stage: 'wait-review',
  stageSince: asOf,
  reviewCause: 'wait-ended',
});

/** The coordinator decides how the referral goes on. */
export function review(referral: ReviewedReferral, command: Command<'review'>, asOf: Date): Referral | Refusal {
  const { decision, reason, measure } = command;
  switch (decision) {
    case 'next-provider':
      return toNext(referral, command, asOf);
    case 'raise-priority':
      return raised(waitOn(referral, asOf), command.priority);
    case 'complementary-measure':
      return measure ? waitOn(referral, asOf) : refuse(ReferralErrors.MEASURE_MISSING, { field: 'measure' });
    case 'keep-waiting':
      return reason ? waitOn(referral, asOf) : refuse(ReferralErrors.REASON_MISSING, { field: 'reason' });
    case 'escalate':
      return raised(waitOn(referral, asOf), 'high', true);
    case 'let-go':
      return letGo(referral, command, asOf);
  }
}

function toNext(referral: ReviewedReferral, { next }: Command<'review'>, asOf: Date): Referral | Refusal {
  if (!next) return refuse(ReferralErrors.NO_OTHER_PROVIDER);
  const reason = referral.reviewCause === 'wait-ended' ? 'wait-expired' : 'family-unreached';
  return ask(withRefusal(referral, reason, asOf), next, asOf);
}

function letGo(referral: ReviewedReferral, { reason }: Command<'review'>, asOf: Date): Referral | Refusal {
  if (!reason) return refuse(ReferralErrors.REASON_MISSING, { field: 'reason' });
  return close(referral, referral.reviewCause === 'wait-ended' ? 'expired' : 'never-attended', asOf, reason);
}

/** The wait counts anew; the place in the list stays what it was. */
const waitOn = ({ reviewCause: _cause, ...referral }: ReviewedReferral, asOf: Date): WaitingReferral => ({
  ...referral,
  stage: 'waiting',
  stageSince: asOf,
  list: { ...referral.list, waitCountsFrom: asOf },
});

function raised(referral: WaitingReferral, to: Priority | undefined, orStays = false): Referral | Refusal {
  if (!to) return refuse(ReferralErrors.PRIORITY_MISSING, { field: 'priority' });
  const isRaised = rankOf(to) < rankOf(referral.priority);
  if (!isRaised && !orStays) return refuse(ReferralErrors.NOT_RAISED, { field: 'priority' });
  return isRaised ? { ...referral, priority: to } : referral;
}
