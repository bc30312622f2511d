/** Process §5. */
export const ALERT_STAGES = ['received', 'triage', 'answer', 'confirmation', 'handing-on', 'closed'] as const;
export type AlertStage = (typeof ALERT_STAGES)[number];
export const ALERT_OUTCOMES = ['case-informed', 'intake-opened', 'escalated', 'measure-opened', 'dismissed'] as const;
export type AlertOutcome = (typeof ALERT_OUTCOMES)[number];
export const ALERT_SOURCES = ['san', 'network', 'staff'] as const;
export type AlertSource = (typeof ALERT_SOURCES)[number];
/** How grave: chooses the clock of triage. A correlation only ever raises it. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What nobody lets go alone, and what waits for no date. */
export const isGrave = (severity: Severity): boolean => severity === 'critical' || severity === 'high';
/** What an alert is together with others of the same child. */
export const CORRELATIONS = ['simultaneous', 'successive', 'complex'] as const;
export type Correlation = (typeof CORRELATIONS)[number];

/** `child-watch-<childId>`: one per child with alerts, as long as the child is one. */
export const WATCH_STAGES = ['active', 'quiet', 'ended'] as const;
export type WatchStage = (typeof WATCH_STAGES)[number];
export const WATCH_OUTCOMES = ['of-age', 'deceased', 'merged'] as const;
export type WatchOutcome = (typeof WATCH_OUTCOMES)[number];
/** What a watch's owner tells its process besides moves (`happened.what`). */
export const WATCH_HAPPENINGS = ['alert-joined', 'watch-reviewed'] as const;
export type WatchHappening = (typeof WATCH_HAPPENINGS)[number];
