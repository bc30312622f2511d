import type { FamilyPlan, Objective, Signature } from './family-plan.js';

export interface PlanView {
  id: string;
  version: number;
  caseId: string;
  planVersion: number;
  state: FamilyPlan['state'];
  proposedAt: string;
  proposedBy: string;
  objectives: Objective[];
  signatures: (Omit<Signature, 'at'> & { at: string })[];
  approvedBy?: string;
  approvedAt?: string;
  returnReason?: string;
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
    objectives: [...plan.objectives],
    signatures: plan.signatures.map((signature) => ({ ...signature, at: signature.at.toISOString() })),
    approvedBy: 'approvedBy' in plan ? plan.approvedBy : undefined,
    approvedAt: 'approvedAt' in plan ? plan.approvedAt?.toISOString() : undefined,
    returnReason: plan.state === 'returned' ? plan.returnReason : undefined,
  };
}
