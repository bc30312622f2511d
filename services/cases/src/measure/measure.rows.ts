import type { MeasureRow } from './measure.entity.js';
import type { Measure } from './measure.js';

/** Row → state by stage. A check constraint of the table promises the columns that a stage needs. */
export function measureOf(row: MeasureRow): Measure {
  const { pausedSince, pausedUntil, pauseReason, ...rest } = row;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const pause = pausedSince ? { pause: { since: pausedSince, until: pausedUntil!, reason: pauseReason! } } : {};
  return { ...known, ...pause } as unknown as Measure;
}

const NOTHING = {
  ...{ caseId: null, requestId: null, alertId: null, escalationId: null, familyId: null, personInCharge: null },
  ...{ catalogueId: null, measures: null, responsible: null, institutionId: null, inForceSince: null },
  ...{ inForceUntil: null, term: null, warnings: null, adoptedBy: null, lastReviewAt: null },
  ...{ outcome: null, outcomeAt: null, outcomeReason: null, endedAt: null },
} satisfies Partial<MeasureRow>;

/** State → row. What a stage does not have is null. */
export function rowOf(measure: Measure): MeasureRow {
  const { pause, ...state } = measure;
  const known = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
  return {
    ...NOTHING,
    ...known,
    pausedSince: pause?.since ?? null,
    pausedUntil: pause?.until ?? null,
    pauseReason: pause?.reason ?? null,
  } as unknown as MeasureRow;
}
