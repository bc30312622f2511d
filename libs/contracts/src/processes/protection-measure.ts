/** Process §7. */
export const MEASURE_STAGES = [
  'opened',
  'hearing',
  'adoption',
  'in-force',
  'term-review',
  'non-compliance',
  'ended',
] as const;
export type MeasureStage = (typeof MEASURE_STAGES)[number];
export const MEASURE_OUTCOMES = ['lifted', 'expired', 'escalated', 'not-adopted', 'withdrawn'] as const;
export type MeasureOutcome = (typeof MEASURE_OUTCOMES)[number];
/** What a measure's owner tells its process besides moves (`happened.what`). */
export const MEASURE_HAPPENINGS = ['measure-reviewed'] as const;
export type MeasureHappening = (typeof MEASURE_HAPPENINGS)[number];
