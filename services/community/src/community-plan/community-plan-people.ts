import { refuse, type Refusal } from '@oln/contracts';
import type { Command } from './community-plan-commands.js';
import { CommunityPlanErrors } from './community-plan.errors.js';
import type { CommunityPlan } from './community-plan.js';

export const reassign = (before: CommunityPlan, to: string): CommunityPlan | Refusal =>
  before.personInCharge === to ? refuse(CommunityPlanErrors.SAME_PERSON) : { ...before, personInCharge: to };

/** Nothing waits for somebody who has left: it is the coordinator's until another is in charge. */
export const losePerson = (before: CommunityPlan): CommunityPlan => ({ ...before, personInCharge: undefined });

/** Clocks stand still until a date; the pause itself has a maximum, and its end wakes somebody. */
export function pause(
  before: CommunityPlan,
  { until, reason, latest }: Command<'pause'>,
  asOf: Date,
): CommunityPlan | Refusal {
  if (until <= asOf) return refuse(CommunityPlanErrors.DATE_PASSED, { field: 'until' });
  const params = { latest: latest.toISOString().slice(0, 10) };
  if (until > latest) return refuse(CommunityPlanErrors.PAUSE_TOO_LONG, { field: 'until', params });
  return { ...before, pause: { since: asOf, until, reason } };
}

export const resume = (before: CommunityPlan, asOf: Date): CommunityPlan | Refusal =>
  before.pause ? withoutPause(before, asOf) : refuse(CommunityPlanErrors.NOT_PAUSED);

/** The plan with its pause, if any, ended now; that its clocks stood still is remembered. */
export function withoutPause<Plan extends CommunityPlan>(plan: Plan, asOf: Date): Plan {
  if (!plan.pause) return plan;
  const { since } = plan.pause;
  const to = asOf > since ? asOf : since;
  return { ...plan, pause: undefined, pauses: [...plan.pauses, { from: since.toISOString(), to: to.toISOString() }] };
}
