import { refuse, type Refusal } from '@oln/contracts';
import { close } from './decide-exits.js';
import type { Command } from './referral-commands.js';
import { ReferralErrors } from './referral.errors.js';
import {
  askedOf,
  wholeOf,
  type AskedReferral,
  type MatchingReferral,
  type Provider,
  type Referral,
  type SentReferral,
} from './referral.js';

/** Asking providers, one after the other (process §4: matching, sent). */

export const ask = (referral: Referral, provider: Provider, asOf: Date): SentReferral => ({
  ...wholeOf(referral),
  stage: 'sent',
  stageSince: asOf,
  attempts: referral.attempts + 1,
  provider,
  sentAt: asOf,
});

/** Staff chooses among the ranked; any other service only with a reason. */
export function send(referral: MatchingReferral, command: Command<'send'>, asOf: Date): Referral | Refusal {
  const { provider, ranked, reason } = command;
  const isKnown = referral.refused.some(({ offerId }) => offerId === provider.offerId);
  if ((!ranked || isKnown) && !reason) return refuse(ReferralErrors.REASON_MISSING, { field: 'reason' });
  return ask(referral, provider, asOf);
}

/** Nobody is left to ask: the gap goes on record with the outcome. */
export function closeWithoutOffer(
  referral: MatchingReferral,
  { candidatesLeft }: Command<'close-without-offer'>,
  asOf: Date,
): Referral | Refusal {
  if (candidatesLeft > 0) return refuse(ReferralErrors.CANDIDATES_LEFT, { params: { count: candidatesLeft } });
  return close(referral, referral.attempts > 0 ? 'declined-by-all' : 'no-offer', asOf);
}

export function acknowledge(referral: AskedReferral, asOf: Date): Referral | Refusal {
  if (referral.acknowledgedAt) return refuse(ReferralErrors.ALREADY_ACKNOWLEDGED);
  return { ...referral, acknowledgedAt: asOf } as Referral;
}

export const waitList = (referral: SentReferral, asOf: Date): Referral => ({
  ...wholeOf(referral),
  ...askedOf(referral),
  stage: 'waiting',
  stageSince: asOf,
  list: { arrivedAt: asOf, waitCountsFrom: asOf },
});

/** Back to those who can still be asked; if nobody is left, all have declined. */
export function decline(referral: AskedReferral, command: Command<'decline'>, asOf: Date): Referral {
  const refused = withRefusal(referral, command.reason, asOf);
  if (command.candidatesLeft === 0) return close(refused, 'declined-by-all', asOf, command.reason);
  return toMatching(refused, asOf);
}

/** No answer in time counts as a refusal, and the next is asked without anybody having to remember. */
export function askNext(referral: SentReferral, { next }: Command<'ask-next'>, asOf: Date): Referral {
  const refused = withRefusal(referral, 'no-answer', asOf);
  return next ? ask(refused, next, asOf) : close(refused, 'declined-by-all', asOf, 'no-answer');
}

export function leaveList(referral: AskedReferral, { reason }: Command<'leave-list'>, asOf: Date): Referral {
  return toMatching(withRefusal(referral, reason, asOf), asOf);
}

export function withRefusal<Asked extends AskedReferral>(referral: Asked, reason: string, asOf: Date): Asked {
  const refusal = { offerId: referral.provider.offerId, reason, at: asOf.toISOString() };
  return { ...referral, refused: [...referral.refused, refusal] };
}

const toMatching = (referral: AskedReferral, asOf: Date): MatchingReferral => ({
  ...wholeOf(referral),
  stage: 'matching',
  stageSince: asOf,
});
