import { refuse, type CommunityPlanStage, type PlanProductKind, type Refusal } from '@oln/contracts';
import type { ProductsThere } from '../community-plan/community-plan-commands.js';
import { PlanProductErrors } from './plan-product.errors.js';

/** Documents that must be there before a stage is left (process §8). Those of a cycle are asked for in each. */
export const REQUIRED: Readonly<
  Record<
    Exclude<CommunityPlanStage, 'running' | 'closed'>,
    { of: keyof ProductsThere; kinds: readonly PlanProductKind[] }
  >
> = {
  commitment: { of: 'ofPlan', kinds: ['letter-of-commitment'] },
  baseline: { of: 'ofPlan', kinds: ['baseline-report'] },
  diagnosis: {
    of: 'ofPlan',
    kinds: [
      'action-group-constitution',
      'action-group-minutes',
      'attendance-list',
      'assents',
      'consents',
      'diagnosis-report',
    ],
  },
  'communal-plan': { of: 'ofPlan', kinds: ['communal-plan'] },
  finishing: { of: 'ofCycle', kinds: ['strategic-plan', 'cycle-report'] },
  'end-line': { of: 'ofPlan', kinds: ['end-line-report'] },
  evaluation: { of: 'ofPlan', kinds: ['evaluation-report'] },
};

/** In the order in which they are made. */
export function missingProducts(stage: CommunityPlanStage, there: ProductsThere): readonly PlanProductKind[] {
  if (stage === 'running' || stage === 'closed') return [];
  const { of, kinds } = REQUIRED[stage];
  return kinds.filter((kind) => !there[of].includes(kind));
}

/** A document of a plan: what it is, from which day, and where the office keeps it. */
export interface PlanProduct {
  kind: PlanProductKind;
  /** Local date. */
  on: string;
  reference: string;
}

/** Both local dates. Nothing is signed tomorrow. */
export const decideProduct = (product: PlanProduct, today: string): PlanProduct | Refusal =>
  product.on > today ? refuse(PlanProductErrors.DATE_TO_COME, { field: 'on' }) : product;
