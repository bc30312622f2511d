/** Process §1. */
export const INTAKE_STAGES = [
  'registered',
  'admissibility',
  'referring',
  'prioritised',
  'variant',
  'assignment',
  'service',
  'closed',
] as const;
export type IntakeStage = (typeof INTAKE_STAGES)[number];
export const INTAKE_OUTCOMES = ['assigned', 'referred', 'oriented', 'not-pertinent', 'duplicate', 'withdrawn'] as const;
export type IntakeOutcome = (typeof INTAKE_OUTCOMES)[number];
export const CHANNELS = ['spontaneous', 'referral', 'outreach', 'alert'] as const;
export type Channel = (typeof CHANNELS)[number];
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const VARIANTS = ['transactional', 'individual-focus', 'family-accompaniment'] as const;
export type Variant = (typeof VARIANTS)[number];
export const LINES = ['case-management', 'family-therapy'] as const;
export type Line = (typeof LINES)[number];
/** What a request's owner tells its process besides moves (`happened.what`). */
export const INTAKE_HAPPENINGS = ['queue-reviewed'] as const;
export type IntakeHappening = (typeof INTAKE_HAPPENINGS)[number];
