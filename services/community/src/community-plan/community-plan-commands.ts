import type { PlanProductKind } from '@oln/contracts';
import type { PlanPauseReason } from './community-plan.js';

export const PLAN_WITHDRAWAL_REASONS = [
  'community-withdraws',
  'opened-in-error',
  'no-resources',
  'catastrophe',
  'other',
] as const;
export type PlanWithdrawalReason = (typeof PLAN_WITHDRAWAL_REASONS)[number];
export const PLAN_REASSIGNMENT_REASONS = ['staff-left', 'leave', 'workload', 'conflict-of-interest', 'other'] as const;

/** Documents that are there: of the plan as a whole, and of the cycle that runs. */
export interface ProductsThere {
  ofPlan: readonly PlanProductKind[];
  ofCycle: readonly PlanProductKind[];
}

/** How long a cycle may last: until its last local day. */
export interface CycleTerm {
  until?: Date;
  latest: Date;
}

/** The plan into which another one is merged, as far as the decision must know it. */
export interface GoesOnWith {
  id: string;
  commune: string;
  isClosed: boolean;
}

export type CommunityPlanCommand =
  | { do: 'advance'; products: ProductsThere }
  | { do: 'start-cycle'; products: ProductsThere; term: CycleTerm }
  | { do: 'end-cycle' }
  | { do: 'conclude'; outcome: 'completed' | 'partially-completed'; products: ProductsThere }
  | { do: 'withdraw'; reason: PlanWithdrawalReason }
  | { do: 'merge'; into: GoesOnWith }
  | { do: 'reassign'; to: string }
  | { do: 'lose-person' }
  | { do: 'pause'; until: Date; reason: PlanPauseReason; latest: Date }
  | { do: 'resume' };

export type CommandName = CommunityPlanCommand['do'];
export type Command<Name extends CommandName> = Extract<CommunityPlanCommand, { do: Name }>;
