import { refuse, type Refusal } from '@oln/contracts';
import type { ApprovedPlan } from '../family-plan/family-plan.js';
import { ClosureErrors } from './closure.errors.js';

export const STAYING_KINDS = ['referral', 'task', 'service', 'network-contact'] as const;
export type StayingKind = (typeof STAYING_KINDS)[number];

/** What stays active after the family has left. */
export interface Staying {
  kind: StayingKind;
  /** Task of the plan in force, where it is one. */
  taskId?: string;
  /** Record elsewhere, e.g. a referral. */
  reference?: string;
  text: string;
  until?: string;
}

/** Open tasks of the plan that the exit plan does not take up. */
export function decideExitPlan(
  plan: ApprovedPlan | undefined,
  staying: readonly Staying[],
): { tasksLeftOpen: number } | Refusal {
  const tasks = plan?.objectives.flatMap((objective) => objective.tasks) ?? [];
  const unknown = staying.findIndex(({ taskId }) => taskId !== undefined && !tasks.some((task) => task.id === taskId));
  if (unknown >= 0) return refuse(ClosureErrors.UNKNOWN_TASK, { field: `staysActive.${unknown}` });
  const taken = new Set(staying.map(({ taskId }) => taskId));
  return { tasksLeftOpen: tasks.filter((task) => task.state === 'open' && !taken.has(task.id)).length };
}
