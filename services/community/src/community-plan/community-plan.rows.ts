import type { CommunityPlanRow } from './community-plan.entity.js';
import type { CommunityPlan } from './community-plan.js';

/** Row → state by stage. Check constraints of the table promise the columns that a stage needs. */
export function planOf(row: CommunityPlanRow): CommunityPlan {
  const { pausedSince, pausedUntil, pauseReason, ...rest } = row;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const pause = pausedSince ? { pause: { since: pausedSince, until: pausedUntil!, reason: pauseReason! } } : {};
  return { ...known, ...pause } as unknown as CommunityPlan;
}

const NOTHING = {
  ...{ personInCharge: null, cycleStartedAt: null, cycleEndsAt: null },
  ...{ outcome: null, outcomeReason: null, mergedInto: null, closedAt: null },
} satisfies Partial<CommunityPlanRow>;

/** State → row. What a stage does not have is null. */
export function rowOf(plan: CommunityPlan): CommunityPlanRow {
  const { pause, ...state } = plan;
  const known = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
  return {
    ...NOTHING,
    ...known,
    pausedSince: pause?.since ?? null,
    pausedUntil: pause?.until ?? null,
    pauseReason: pause?.reason ?? null,
  } as unknown as CommunityPlanRow;
}
