/** Process §6. */
export const ESCALATION_STAGES = [
  'drafted',
  'approval',
  'notified',
  'deciding',
  'informing',
  'rejected',
  'handover',
  'with-service',
  'exit-follow-up',
  'ended',
] as const;
export type EscalationStage = (typeof ESCALATION_STAGES)[number];
export const ESCALATION_OUTCOMES = [
  'handed-over',
  'returned',
  'rejected-kept',
  'measure-instead',
  'withdrawn',
] as const;
export type EscalationOutcome = (typeof ESCALATION_OUTCOMES)[number];
/** What an escalation's owner tells its process besides moves (`happened.what`). */
export const ESCALATION_HAPPENINGS = ['status-heard', 'exit-contact-held'] as const;
export type EscalationHappening = (typeof ESCALATION_HAPPENINGS)[number];
