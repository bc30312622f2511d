import type { FamilyPlan, Objective, ReturnReason, Signature, Task } from './family-plan.js';

export interface PlanView {
  id: string;
  version: number;
  caseId: string;
  planVersion: number;
  state: FamilyPlan['state'];
  proposedAt: string;
  proposedBy: string;
  objectives: (Omit<Objective, 'factors' | 'tasks' | 'rootId'> & {
    factors: string[];
    tasks: Omit<Task, 'rootId'>[];
  })[];
  signatures: (Omit<Signature, 'at'> & { at: string })[];
  approvedBy?: string;
  approvedAt?: string;
  returnReason?: ReturnReason;
}

export function planView(plan: FamilyPlan): PlanView {
  const { id, version, caseId, planVersion, state, proposedBy } = plan;
  return {
    id,
    version,
    caseId,
    planVersion,
    state,
    proposedBy,
    proposedAt: plan.proposedAt.toISOString(),
    objectives: plan.objectives.map(({ rootId: _root, factors, tasks, ...objective }) => ({
      ...objective,
      factors: [...factors],
      tasks: tasks.map(({ rootId: _taskRoot, ...task }) => task),
    })),
    signatures: plan.signatures.map((signature) => ({ ...signature, at: signature.at.toISOString() })),
    approvedBy: 'approvedBy' in plan ? plan.approvedBy : undefined,
    approvedAt: 'approvedAt' in plan ? plan.approvedAt?.toISOString() : undefined,
    returnReason: plan.state === 'returned' ? plan.returnReason : undefined,
  };
}
