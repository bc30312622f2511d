import { refuse, type Refusal } from '@oln/contracts';
import type { Command } from './referral-commands.js';
import { ReferralErrors } from './referral.errors.js';
import type { Referral, WholeReferral } from './referral.js';

/** Clocks stand still until a date. No place is kept meanwhile: while one is, others would wait for nothing. */
export function pause(referral: Referral, command: Command<'pause'>, asOf: Date): Referral | Refusal {
  const { until, reason, latest } = command;
  if (until <= asOf) return refuse(ReferralErrors.DATE_PASSED, { field: 'until' });
  if (until > latest) return refuse(ReferralErrors.TOO_LATE, { field: 'until', params: { latest: dayOf(latest) } });
  return { ...referral, pause: { since: asOf, until, reason } };
}

export function resume(referral: Referral, asOf: Date): Referral | Refusal {
  return referral.pause ? withoutPause(referral, asOf) : refuse(ReferralErrors.NOT_PAUSED);
}

/** The pause, if any, ended now; that clocks stood still is remembered. */
export function withoutPause<Paused extends WholeReferral>(referral: Paused, asOf: Date): Paused {
  if (!referral.pause) return referral;
  const { since } = referral.pause;
  const to = asOf > since ? asOf : since;
  const over = { from: since.toISOString(), to: to.toISOString() };
  return { ...referral, pause: undefined, pauses: [...referral.pauses, over] };
}

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
