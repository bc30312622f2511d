/** Process §2. */
export const CASE_STAGES = [
  'invitation',
  'diagnosis',
  'family-plan',
  'execution',
  'evaluation',
  'closure',
  'second-look',
  'follow-up',
  'ended',
] as const;
export type CaseStage = (typeof CASE_STAGES)[number];
export const CASE_OUTCOMES = [
  'completed',
  'partially-completed',
  'invitation-rejected',
  'not-located',
  'renounced',
  'moved',
  'of-age',
  'escalated',
  'deceased',
] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
/** What a case's owner tells its process besides moves (`happened.what`). */
export const CASE_HAPPENINGS = ['contact-attempted', 'session-held', 'review-held', 'follow-up-contact-held'] as const;
export type CaseHappening = (typeof CASE_HAPPENINGS)[number];
