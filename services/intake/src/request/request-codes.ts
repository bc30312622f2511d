/** Closed lists of requests. Reasons are codes: events and audit rows carry them. */

/** Who may be pertinent when the office is not. */
export const RECEIVERS = [
  'family-court',
  'legal-aid',
  'police',
  'prosecutor',
  'health-centre',
  'school',
  'municipal-programme',
  'civil-registry',
  'specialised-service',
  'other-office',
  'ngo',
  'other',
] as const;
export type Receiver = (typeof RECEIVERS)[number];

export const NOT_PERTINENT_REASONS = [
  'of-age',
  'other-commune',
  'outside-functions',
  'attended-elsewhere',
  'court-matter',
  'other',
] as const;
export type NotPertinentReason = (typeof NOT_PERTINENT_REASONS)[number];

export const END_OF_REFERRAL_REASONS = [
  'family-goes-alone',
  'family-declines',
  'not-reached',
  'no-service',
  'solved',
] as const;
export type EndOfReferralReason = (typeof END_OF_REFERRAL_REASONS)[number];

export const WITHDRAWAL_REASONS = [
  'family-declines',
  'solved',
  'moved-away',
  'not-located',
  'attended-elsewhere',
  'sender-withdraws',
  'other',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** The registry closes a request whose last child is gone. */
export type LeavingReason = 'of-age' | 'deceased';

export const VARIANT_REASONS = [
  'needs-of-family',
  'agreed-with-family',
  'diagnosis-at-hand',
  'court-order',
  'team-decision',
  'other',
] as const;
export type VariantReason = (typeof VARIANT_REASONS)[number];

export const ORIENTATION_REASONS = ['information-was-enough', 'needs-met-otherwise', 'family-prefers'] as const;
export type OrientationReason = (typeof ORIENTATION_REASONS)[number];

export const REVIEW_DECISIONS = [
  'keep-waiting',
  'family-called',
  'visit-planned',
  'meanwhile-support',
  'make-room',
] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

export const DANGER_GROUNDS = [
  'violence-now',
  'sexual-abuse',
  'life-threat',
  'suicide-risk',
  'abandoned',
  'aggressor-at-home',
  'other',
] as const;
export type DangerGround = (typeof DANGER_GROUNDS)[number];

export const SEPARATE_REASONS = [
  'other-motive',
  'other-child',
  'other-household',
  'other-line',
  'new-episode',
] as const;
export type SeparateReason = (typeof SEPARATE_REASONS)[number];

/** Why a family gets a second case of a line in which it is attended already. */
export const SECOND_IN_LINE_REASONS = ['other-child', 'other-household', 'case-ending', 'other'] as const;
export type SecondInLineReason = (typeof SECOND_IN_LINE_REASONS)[number];

export const PAUSE_REASONS = ['family-away', 'hospital', 'catastrophe', 'waits-for-court', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Orders of a list of requests, by the instant at which they were written down. */
export const REQUEST_SORTS = ['newest', 'oldest'] as const;
export type RequestSort = (typeof REQUEST_SORTS)[number];

export const ORIGINS = ['desk', 'import', 'case', 'transfer', 'alert'] as const;
export type Origin = (typeof ORIGINS)[number];
