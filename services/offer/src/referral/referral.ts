import type { Priority, ReferralOutcome, ReferralStage } from '@oln/contracts';
import type { StatedBasis } from './legal-basis.js';

export const AGE_BANDS = ['0-3', '4-6', '7-13', '14-17', 'family'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];
/** Where a service is for some only. Absent: it does not matter. */
export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];

export const PAUSE_REASONS = [
  'family-away',
  'hospital',
  'catastrophe',
  'court-order',
  'professional-absent',
  'case-paused',
  'other',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export interface Pause {
  since: Date;
  until: Date;
  reason: PauseReason;
}

/** ISO instants. */
export interface PastPause {
  from: string;
  to: string;
}

/** A service of the map that is asked to receive the family. */
export interface Provider {
  offerId: string;
  organizationId: string;
}

/** Who was asked and does not receive the family. */
export interface Refused {
  offerId: string;
  reason: string;
  /** ISO instant. */
  at: string;
}

/** What a referral has in every stage. */
export interface WholeReferral {
  id: string;
  commune: string;
  version: number;
  familyId: string;
  /** Absent: the whole family is referred. */
  childId?: string;
  caseId?: string;
  requestId?: string;
  need: string;
  sector: string;
  ageBand: AgeBand;
  sex?: Sex;
  /** Codes of requirements that are met: papers, referrals, an age certificate. */
  requirementsMet: readonly string[];
  priority: Priority;
  personInCharge: string;
  requestedAt: Date;
  stageSince: Date;
  /** Providers that were asked so far. */
  attempts: number;
  refused: readonly Refused[];
  /** The referral whose gap it takes up. */
  followsId?: string;
  /** What it rests on, where that is not consent. */
  basis?: StatedBasis;
  /** Consent to sending the data is withheld since, and somebody is to say how it goes on. */
  consentWithdrawnAt?: Date;
  pause?: Pause;
  /** Pauses that are over, in order: clocks that were set before them ring that much later. */
  pauses: readonly PastPause[];
}

interface Asked {
  provider: Provider;
  sentAt: Date;
  acknowledgedAt?: Date;
}

/** Its place in a list. The order is priority, then arrival; a review or an offer that came to nothing does not cost the place. */
interface Listed {
  arrivedAt: Date;
  /** The maximum wait counts from here: the arrival, or the last review that let it wait on. */
  waitCountsFrom: Date;
  /** The family asked not to be called before. */
  availableFrom?: Date;
}

export type ReviewCause = 'wait-ended' | 'family-unreached';

/** The outcome never changes once it is fixed. */
interface Fixed {
  outcome: ReferralOutcome;
  outcomeAt: Date;
  /** Stage in which it was fixed. */
  exitStage: ReferralStage;
  exitReason?: string;
}

/** A place is kept until the family confirms, and then until it has come. */
interface Offered extends Asked {
  offeredAt: Date;
  /** Set by the institution; the family confirms it. */
  appointmentAt?: Date;
  /** Where it waited before. */
  list?: Listed;
  /** The date to let go of the place has come, and nobody had looked for the family. */
  releaseDueSince?: Date;
}

export const RESULTS = ['attending', 'completed', 'abandoned', 'referred-on', 'not-needed'] as const;
export type Result = (typeof RESULTS)[number];

export type MatchingReferral = WholeReferral & { stage: 'matching' };
export type SentReferral = WholeReferral & Asked & { stage: 'sent' };
export type WaitingReferral = WholeReferral & Asked & { stage: 'waiting'; list: Listed };
export type ReviewedReferral = WholeReferral & Asked & { stage: 'wait-review'; list: Listed; reviewCause: ReviewCause };
export type OfferedReferral = WholeReferral & Offered & { stage: 'offered' };
export type AttendingReferral = WholeReferral & Offered & { stage: 'attending'; appointmentAt: Date };
export type ReceivedReferral = WholeReferral & Asked & Fixed & { stage: 'result'; effectiveAt: Date };
export type ClosedReferral = WholeReferral &
  Partial<Asked> &
  Fixed & { stage: 'closed'; endedAt: Date; effectiveAt?: Date; result?: Result };

/** Process §4: state by stage. */
export type Referral =
  | MatchingReferral
  | SentReferral
  | WaitingReferral
  | ReviewedReferral
  | OfferedReferral
  | AttendingReferral
  | ReceivedReferral
  | ClosedReferral;

export type AskedReferral = Exclude<Referral, MatchingReferral | ClosedReferral>;
export type ListedReferral = WaitingReferral | ReviewedReferral;
export type HoldingReferral = OfferedReferral | AttendingReferral;
export type FixedReferral = ReceivedReferral | ClosedReferral;

export const isFixed = (referral: Referral): referral is FixedReferral =>
  referral.stage === 'result' || referral.stage === 'closed';

export const isListed = (referral: Referral): referral is ListedReferral =>
  referral.stage === 'waiting' || referral.stage === 'wait-review';

/** A place of the provider is kept for it. */
export const isHolding = (referral: Referral): referral is HoldingReferral =>
  referral.stage === 'offered' || referral.stage === 'attending';

export const providerOf = (referral: Referral): Provider | undefined =>
  referral.stage === 'matching' ? undefined : referral.provider;

export interface NewReferral {
  id: string;
  commune: string;
  familyId: string;
  childId?: string;
  caseId?: string;
  requestId?: string;
  need: string;
  sector: string;
  ageBand: AgeBand;
  sex?: Sex;
  requirementsMet: readonly string[];
  priority: Priority;
  personInCharge: string;
  followsId?: string;
  basis?: StatedBasis;
}

export const openReferral = (opened: NewReferral, asOf: Date): MatchingReferral => ({
  ...opened,
  version: 1,
  stage: 'matching',
  requestedAt: asOf,
  stageSince: asOf,
  attempts: 0,
  refused: [],
  pauses: [],
});

/** What every stage has, without what belongs to the one it was in. */
export function wholeOf(referral: Referral): WholeReferral {
  const { id, commune, version, familyId, childId, caseId, requestId, need, sector, ageBand, sex } = referral;
  const { requirementsMet, priority, personInCharge, requestedAt, stageSince, attempts, refused } = referral;
  const { followsId, basis, consentWithdrawnAt, pause, pauses } = referral;
  const about = { id, commune, version, familyId, childId, caseId, requestId, need, sector, ageBand, sex };
  const course = { requirementsMet, priority, personInCharge, requestedAt, stageSince, attempts, refused };
  return { ...about, ...course, followsId, basis, consentWithdrawnAt, pause, pauses };
}

export const askedOf = ({ provider, sentAt, acknowledgedAt }: AskedReferral): Asked => ({
  provider,
  sentAt,
  acknowledgedAt,
});
