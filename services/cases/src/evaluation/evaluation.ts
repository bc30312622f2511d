import { refuse, type Refusal } from '@oln/contracts';
import type { CompleteDiagnosis } from '../diagnosis/diagnosis.js';
import type { ApprovedPlan } from '../family-plan/family-plan.js';
import { compareFactors, countFactors, type FactorChange, type FactorCounts } from '../instrument/factors.js';
import type { InstrumentContent } from '../instrument/instrument.js';
import { EvaluationErrors } from './evaluation.errors.js';

export const OBJECTIVE_RESULTS = ['met', 'partly-met', 'not-met'] as const;
export type ObjectiveResult = (typeof OBJECTIVE_RESULTS)[number];
export const EXTENSION_REASONS = [
  'objectives-left',
  'late-start',
  'referral-waiting',
  'new-risk',
  'family-event',
  'other',
] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];

export interface Judgement {
  objectiveId: string;
  result: ObjectiveResult;
}

export interface Evaluation {
  judgements: readonly Judgement[];
  objectivesMet: boolean;
  changes: readonly FactorChange[];
  counts: FactorCounts;
}

export interface Grounds {
  plan?: ApprovedPlan;
  content?: InstrumentContent;
  entry?: CompleteDiagnosis;
  /** The instrument applied again in this stage. */
  again?: CompleteDiagnosis;
}

/** The instrument again, and each objective of the plan in force judged once (process §2). */
export function decideEvaluation(
  { plan, content, entry, again }: Grounds,
  judgements: readonly Judgement[],
): Evaluation | Refusal {
  if (!plan) return refuse(EvaluationErrors.NO_PLAN);
  if (!again || !entry || !content) return refuse(EvaluationErrors.INSTRUMENT_NOT_APPLIED);
  const unknown = judgements.findIndex(({ objectiveId }) => !plan.objectives.some(({ id }) => id === objectiveId));
  if (unknown >= 0) return refuse(EvaluationErrors.UNKNOWN_OBJECTIVE, { field: `judgements.${unknown}` });
  const judged = new Set(judgements.map(({ objectiveId }) => objectiveId));
  if (judged.size < judgements.length) return refuse(EvaluationErrors.JUDGED_TWICE);
  const left = plan.objectives.length - judged.size;
  if (left > 0) return refuse(EvaluationErrors.OBJECTIVE_LEFT, { params: { count: left } });
  const changes = compareFactors(content, entry.answers, again.answers);
  const objectivesMet = judgements.every(({ result }) => result === 'met');
  return { judgements, objectivesMet, changes, counts: countFactors(content, changes) };
}
