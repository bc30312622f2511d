/** Why an anonymisation waits until a date. */
export const HOLD_REASONS = ['legal-duty-to-keep', 'proceedings-open', 'person-asks', 'records-in-question'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export const CALL_OFF_REASONS = ['person-asks', 'legal-duty-to-keep', 'attended-again', 'opened-by-mistake'] as const;
export type CallOffReason = (typeof CALL_OFF_REASONS)[number];
/** One that the rule asked for is called off by itself where something is open, or ended too lately: the rule asks again another year. */
export const CLOSE_REASONS = [...CALL_OFF_REASONS, 'records-open'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** Why it was announced again. */
export const PUT_BACK_REASONS = ['records-open', 'open-elsewhere', 'entries-changed', 'hold-ended'] as const;
export type PutBackReason = (typeof PUT_BACK_REASONS)[number];
