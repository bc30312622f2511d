/**
 * Process §3. A therapy is a case as any other (stages and outcomes of §2); what differs is what is done in them: systemic
 * assessment, therapeutic agreement, weekly sessions in three phases.
 */
export const THERAPY_PHASES = ['engage', 'work', 'consolidate'] as const;
export type TherapyPhase = (typeof THERAPY_PHASES)[number];
export const THERAPY_FORMATS = ['individual', 'multi-family-group'] as const;
export type TherapyFormat = (typeof THERAPY_FORMATS)[number];
/** What a therapy's owner tells its process besides moves (`happened.what`). */
export const THERAPY_HAPPENINGS = [
  'contact-attempted',
  'session-held',
  'rescue-contact-made',
  'follow-up-contact-held',
] as const;
export type TherapyHappening = (typeof THERAPY_HAPPENINGS)[number];
