import type { CommunityPlanOutcome } from '@oln/contracts';

export const PLAN_PAUSE_REASONS = [
  'school-holidays',
  'catastrophe',
  'conflict-in-community',
  'professional-absent',
  'elections',
  'other',
] as const;
export type PlanPauseReason = (typeof PLAN_PAUSE_REASONS)[number];

export interface PlanPause {
  since: Date;
  until: Date;
  reason: PlanPauseReason;
}

/** ISO instants. */
export interface PastPause {
  from: string;
  to: string;
}

interface WholePlan {
  id: string;
  commune: string;
  version: number;
  /** Code by which the office names the community: a neighbourhood, a sector. */
  community: string;
  openedBy: string;
  openedAt: Date;
  stageSince: Date;
  /** Absent: the coordinator's. */
  personInCharge?: string;
  /** Cycles of the strategic community plan so far. */
  cycle: number;
  pause?: PlanPause;
  pauses: readonly PastPause[];
}

/** Of the latest cycle. */
export interface Cycle {
  cycleStartedAt: Date;
  cycleEndsAt: Date;
}

interface Settled {
  outcome: CommunityPlanOutcome;
  outcomeReason?: string;
  /** The plan that goes on with it, where it was merged. */
  mergedInto?: string;
  closedAt: Date;
}

export type EarlyPlan = WholePlan & { stage: 'commitment' | 'baseline' | 'diagnosis' | 'communal-plan' };
export type CycledPlan = WholePlan & Cycle & { stage: 'running' | 'finishing' | 'end-line' | 'evaluation' };
export type ClosedPlan = WholePlan & Partial<Cycle> & Settled & { stage: 'closed' };

/** Process §8: state by stage. */
export type CommunityPlan = EarlyPlan | CycledPlan | ClosedPlan;

export const isClosed = (plan: CommunityPlan): plan is ClosedPlan => plan.stage === 'closed';

export interface NewPlan {
  id: string;
  commune: string;
  community: string;
  openedBy: string;
  personInCharge: string;
}

export const openPlan = (opened: NewPlan, asOf: Date): EarlyPlan => ({
  ...opened,
  version: 1,
  stage: 'commitment',
  cycle: 0,
  openedAt: asOf,
  stageSince: asOf,
  pauses: [],
});
