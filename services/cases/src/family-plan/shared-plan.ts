import type { ApprovedPlan, FamilyPlan, Objective, Task } from './family-plan.js';

/**
 * A family has one plan. Where both lines attend it, a new version by one of them takes the parts of the others over:
 * as they were approved, or as they stand proposed.
 */
export function takenOver(
  versions: readonly FamilyPlan[],
  writer: string,
  living: ReadonlySet<string>,
  newId: () => string,
): Objective[] {
  const newestFirst = [...versions].sort((left, right) => right.planVersion - left.planVersion);
  const all = newestFirst.flatMap(({ objectives }) => objectives.map(({ caseId }) => caseId));
  const others = [...new Set(all)].filter((caseId) => caseId !== writer && living.has(caseId));
  return others.flatMap((caseId) => {
    const source = newestFirst.find((version) => holdsFor(version, caseId));
    const part = source?.objectives.filter((objective) => objective.caseId === caseId) ?? [];
    return part.map((objective) => copyOf(objective, source!.state === 'approved' || objective.agreed, newId));
  });
}

/** What was returned to its writer is written anew; what others had in that version stands as it did. */
function holdsFor({ state, caseId: writer, objectives }: FamilyPlan, caseId: string): boolean {
  if (!objectives.some((objective) => objective.caseId === caseId)) return false;
  return state === 'proposed' || state === 'approved' || (state === 'returned' && writer !== caseId);
}

const copyOf = (objective: Objective, agreed: boolean, newId: () => string): Objective => ({
  ...objective,
  id: newId(),
  agreed,
  tasks: objective.tasks.map((task) => ({ ...task, id: newId() })),
});

/** Tasks that were ticked off while the new version waited for its approval stay ticked off in it. */
export function withStatesOf(plan: ApprovedPlan, before: FamilyPlan | undefined): ApprovedPlan {
  const states = new Map(tasksOf(before).map(({ rootId, state }) => [rootId, state]));
  return {
    ...plan,
    objectives: plan.objectives.map((objective) => ({
      ...objective,
      tasks: objective.tasks.map((task) => ({ ...task, state: states.get(task.rootId) ?? task.state })),
    })),
  };
}

export const tasksOf = (plan: FamilyPlan | undefined): Task[] =>
  plan?.objectives.flatMap((objective) => [...objective.tasks]) ?? [];

/** Tasks whose state is another one now. */
export function tickedOff(before: FamilyPlan, after: FamilyPlan): Task[] {
  const states = new Map(tasksOf(before).map(({ id, state }) => [id, state]));
  return tasksOf(after).filter(({ id, state }) => states.get(id) !== state);
}
