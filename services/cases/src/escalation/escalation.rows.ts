import type { EscalationRow } from './escalation.entity.js';
import type { Escalation } from './escalation.js';

/** Row → state by stage. A check constraint of the table promises the columns that a stage needs. */
export function escalationOf(row: EscalationRow): Escalation {
  const { account, pausedSince, pausedUntil, pauseReason, ...rest } = row;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const pause = pausedSince ? { pause: { since: pausedSince, until: pausedUntil!, reason: pauseReason! } } : {};
  return { ...known, ...pause, hasAccount: account !== null } as unknown as Escalation;
}

type Kept = Omit<EscalationRow, 'account'>;

const NOTHING = {
  ...{ caseId: null, requestId: null, alertId: null, measureId: null, familyId: null },
  ...{ personInCharge: null, approvedBy: null, firstNotifiedAt: null, notifiedAt: null, attempt: null, level: null },
  ...{ acknowledgedAt: null, decideBy: null, daysLeft: null, meetingAt: null, fileAt: null },
  ...{ outcome: null, outcomeAt: null, outcomeReason: null, leftServiceAt: null, heldMonths: null, endedAt: null },
} satisfies Partial<Kept>;

/** State → row, without what was written on it. What a stage does not have is null. */
export function rowOf(escalation: Escalation): Kept {
  const { pause, hasAccount: _written, ...state } = escalation;
  const known = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
  return {
    ...NOTHING,
    ...known,
    pausedSince: pause?.since ?? null,
    pausedUntil: pause?.until ?? null,
    pauseReason: pause?.reason ?? null,
  } as unknown as Kept;
}
