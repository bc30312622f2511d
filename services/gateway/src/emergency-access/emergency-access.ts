import { refuse, type Refusal } from '@oln/contracts';
import { EmergencyErrors } from './emergency-access.errors.js';

export const VERDICTS = ['justified', 'not-justified'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Somebody read, for some hours, a record that nobody gave in their charge; why is on record, and somebody else looks into it. */
export interface EmergencyAccess {
  id: string;
  commune: string;
  person: string;
  /** Case, escalation, measure or referral. */
  recordId: string;
  /** In their words; kept sealed. */
  reason: string;
  openedAt: Date;
  endsAt: Date;
  reviewedBy?: string;
  reviewedAt?: Date;
  verdict?: Verdict;
  version: number;
}

const HOUR_MS = 3_600_000;
/** A night on duty. */
export const MOST_HOURS = 12;

export const endOf = (openedAt: Date, hours: number): Date => new Date(openedAt.getTime() + hours * HOUR_MS);

/** At once, of one person: a token names them all. */
export const MOST_OPEN = 10;

export interface Review {
  by: string;
  standsInFor?: readonly string[];
  verdict: Verdict;
  at: Date;
}

export function decideReview(
  access: EmergencyAccess,
  { by, standsInFor = [], verdict, at }: Review,
): EmergencyAccess | Refusal {
  if (access.reviewedAt) return refuse(EmergencyErrors.ALREADY_REVIEWED);
  // Nor does who stands in for whoever opened it.
  if ([by, ...standsInFor].includes(access.person)) return refuse(EmergencyErrors.OWN_REVIEW);
  return { ...access, reviewedBy: by, reviewedAt: at, verdict, version: access.version + 1 };
}
