/** Process §8, first bullet: a community's plan, from the letter of commitment to its evaluation. These stages it goes through, in their order. */
export const LIVING_COMMUNITY_PLAN_STAGES = [
  'commitment',
  'baseline',
  'diagnosis',
  'communal-plan',
  'running',
  'finishing',
  'end-line',
  'evaluation',
] as const;
export const COMMUNITY_PLAN_STAGES = [...LIVING_COMMUNITY_PLAN_STAGES, 'closed'] as const;
export type CommunityPlanStage = (typeof COMMUNITY_PLAN_STAGES)[number];
export const COMMUNITY_PLAN_OUTCOMES = ['completed', 'partially-completed', 'withdrawn', 'merged'] as const;
export type CommunityPlanOutcome = (typeof COMMUNITY_PLAN_OUTCOMES)[number];
/** What a plan's owner tells its process besides moves (`happened.what`). */
export const COMMUNITY_PLAN_HAPPENINGS = ['activity-held'] as const;
export type CommunityPlanHappening = (typeof COMMUNITY_PLAN_HAPPENINGS)[number];

/** Documents of a plan, by what they are. */
export const PLAN_PRODUCTS = [
  'letter-of-commitment',
  'baseline-report',
  'action-group-constitution',
  'action-group-minutes',
  'attendance-list',
  'assents',
  'consents',
  'diagnosis-report',
  'communal-plan',
  'strategic-plan',
  'cycle-report',
  'end-line-report',
  'evaluation-report',
] as const;
export type PlanProductKind = (typeof PLAN_PRODUCTS)[number];

export const ACTIVITY_KINDS = [
  'workshop',
  'assembly',
  'consultation',
  'action-group-meeting',
  'training',
  'outreach',
  'celebration',
  'other',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];
export const ACTIVITY_CANCEL_REASONS = ['nobody-came', 'weather', 'place-closed', 'catastrophe', 'other'] as const;
export type ActivityCancelReason = (typeof ACTIVITY_CANCEL_REASONS)[number];

/** A child of the registry, or an adult who stands up for children (co-guarantor). */
export const PARTICIPANT_KINDS = ['child', 'adult'] as const;
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];
export const PARTICIPATION_WITHDRAWALS = [
  'child-does-not-want',
  'guardian-withdraws',
  'moved',
  'recorded-in-error',
] as const;
export type ParticipationWithdrawal = (typeof PARTICIPATION_WITHDRAWALS)[number];

/** Of people who are counted without being named; the last two are of adults. */
export const COUNTED_AGE_BANDS = ['0-3', '4-6', '7-13', '14-17', '18-59', '60-plus'] as const;
export type CountedAgeBand = (typeof COUNTED_AGE_BANDS)[number];
export const CHILD_AGE_BANDS: readonly CountedAgeBand[] = ['0-3', '4-6', '7-13', '14-17'];
export const COUNTED_SEXES = ['female', 'male', 'intersex', 'unknown'] as const;
export type CountedSex = (typeof COUNTED_SEXES)[number];
