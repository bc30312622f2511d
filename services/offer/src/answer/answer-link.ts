import { isHolding, providerOf, type Referral } from '../referral/referral.js';

/** What a link asks for. */
export const PURPOSES = ['answer', 'appointment', 'attendance', 'result'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface AnswerLink {
  id: string;
  commune: string;
  referralId: string;
  offerId: string;
  purpose: Purpose;
  issuedAt: Date;
  expiresAt: Date;
  usedAt?: Date;
  withdrawnAt?: Date;
}

/** Why a link takes no answer; undefined: it does. */
export function shutBy(link: AnswerLink, asOf: Date): 'used' | 'withdrawn' | 'expired' | undefined {
  if (link.usedAt) return 'used';
  if (link.withdrawnAt) return 'withdrawn';
  return asOf >= link.expiresAt ? 'expired' : undefined;
}

const DAY_MS = 86_400_000;

/** What the institution is asked for, where the referral stands; undefined: nothing. */
export function purposeOf(referral: Referral): Purpose | undefined {
  switch (referral.stage) {
    case 'sent':
      return 'answer';
    case 'offered':
      return referral.appointmentAt ? undefined : 'appointment';
    case 'attending':
      return 'attendance';
    case 'result':
      return 'result';
    default:
      return undefined;
  }
}

/** A new question needs a new link: another stage, another service, another date. */
export const isAskedAnew = (before: Referral, after: Referral): boolean =>
  purposeOf(before) !== purposeOf(after) ||
  providerOf(before)?.offerId !== providerOf(after)?.offerId ||
  before.stageSince.getTime() !== after.stageSince.getTime();

/** So many days from when it can be answered: an attendance not before its date. */
export function expiryOf(referral: Referral, asOf: Date, days: number): Date {
  const from = isHolding(referral) && referral.appointmentAt ? referral.appointmentAt : asOf;
  const later = referral.stage === 'result' ? RESULT_DAYS : 0;
  return new Date(Math.max(from.getTime(), asOf.getTime()) + (days + later) * DAY_MS);
}

/** The result is asked for 30 days after the first attendance (process §4). */
const RESULT_DAYS = 30;
