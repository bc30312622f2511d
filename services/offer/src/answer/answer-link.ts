import { isHolding, providerOf, type Referral } from '../referral/referral.js';

/** What a link asks for: of a referral where it stands; of an entry of the map, whether it is still right. */
export const PURPOSES = ['answer', 'appointment', 'attendance', 'result', 'confirmation'] as const;
export type Purpose = (typeof PURPOSES)[number];
export type AboutKind = 'referral' | 'offer';

export interface AnswerLink {
  id: string;
  commune: string;
  about: string;
  aboutKind: AboutKind;
  purpose: Purpose;
  issuedAt: Date;
  expiresAt: Date;
  usedAt?: Date;
  withdrawnAt?: Date;
  notMailedAt?: Date;
}

export type Shut = 'used' | 'withdrawn' | 'expired';

/** Why a link takes no answer; undefined: it does. */
export function shutBy(link: AnswerLink, asOf: Date): Shut | undefined {
  if (link.usedAt) return 'used';
  if (link.withdrawnAt) return 'withdrawn';
  return asOf >= link.expiresAt ? 'expired' : undefined;
}

const DAY_MS = 86_400_000;
/** The result is asked for 30 days after the first attendance (process §4). */
const RESULT_DAYS = 30;

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
  return daysAfter(new Date(Math.max(from.getTime(), asOf.getTime())), days + later);
}

export const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS);
