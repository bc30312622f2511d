/** Closed lists of alerts. Reasons are codes: events and audit rows carry them. */

export const FINDINGS = ['confirmed', 'partly-confirmed', 'not-confirmed'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Why a severity is another than the rules say. */
export const SEVERITY_REASONS = [
  'child-seen-safe',
  'danger-has-ceased',
  'facts-not-confirmed',
  'facts-graver',
  'protected-by-others',
  'score-contested',
  'other',
] as const;
export type SeverityReason = (typeof SEVERITY_REASONS)[number];

export const DISMISSAL_REASONS = [
  'not-confirmed',
  'with-specialised-service',
  'under-protection-measure',
  'attended-elsewhere',
  'not-locatable',
  'wrong-person',
  'not-a-child',
  'other-commune',
  'withdrawn-by-source',
  'not-applicable',
] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

export const TAKE_BACK_REASONS = ['not-taken', 'case-closed', 'other-answer', 'worsened'] as const;
export type TakeBackReason = (typeof TAKE_BACK_REASONS)[number];

export const UNCLEAR_REASONS = ['several-match', 'too-little-known', 'not-a-child'] as const;
export type UnclearReason = (typeof UNCLEAR_REASONS)[number];

export const ANSWERS = ['case', 'intake', 'escalation', 'measure'] as const;
export type AnswerKind = (typeof ANSWERS)[number];

/** Why a child whose case is open needs a request of intake beside it. */
export const BESIDE_CASE_REASONS = ['other-line', 'other-household', 'case-ending', 'other'] as const;
export type BesideCaseReason = (typeof BESIDE_CASE_REASONS)[number];

export const FEEDBACKS = ['received', 'being-looked-into', 'attended', 'not-confirmed', 'other-service'] as const;
export type Feedback = (typeof FEEDBACKS)[number];

export const REVIEW_FINDINGS = ['worsening', 'same', 'better', 'plan-agreed', 'case-informed'] as const;
export type ReviewFinding = (typeof REVIEW_FINDINGS)[number];
