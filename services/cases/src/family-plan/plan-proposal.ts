import { addDays, localDate, type LocalDate } from '@oln/calendar';
import { refuse, type Refusal } from '@oln/contracts';
import type { AttendedCase, CaseFile } from '../case-file/case-file.js';
import type { Factor } from '../instrument/factors.js';
import { FamilyPlanErrors } from './family-plan.errors.js';
import type { PlannedObjective, PlannedTask, ProposedPlan } from './family-plan.js';

export interface Proposal {
  id: string;
  planVersion: number;
  proposedBy: string;
  objectives: readonly PlannedObjective[];
  /** When the intervention ends at the latest. */
  latest: Date;
  factors: readonly Factor[];
  newId: () => string;
}

/** Written with the family: each objective tied to factors, each task with owner and date (process §2). */
export function decideProposal(file: CaseFile, proposal: Proposal, asOf: Date): ProposedPlan | Refusal {
  if (file.stage !== 'family-plan' && file.stage !== 'execution') {
    return refuse(FamilyPlanErrors.NOT_IN_STAGE, { params: { stage: file.stage } });
  }
  if (file.pause) return refuse(FamilyPlanErrors.CASE_PAUSED);
  if (proposal.objectives.length === 0) return refuse(FamilyPlanErrors.EMPTY, { field: 'objectives' });
  return objectiveProblem(file, proposal) ?? uncovered(proposal) ?? proposed(file, proposal, asOf);
}

function objectiveProblem(file: AttendedCase, { objectives, factors, latest }: Proposal): Refusal | undefined {
  const known = new Set(factors.map((factor) => factor.code));
  for (const [at, objective] of objectives.entries()) {
    const field = `objectives.${at}`;
    const unknown = objective.factors.find((code) => !known.has(code));
    if (objective.factors.length === 0 || unknown) {
      return refuse(FamilyPlanErrors.UNKNOWN_FACTOR, { field, params: { factor: unknown ?? '–' } });
    }
    const child = objective.integratedFrom?.childId;
    if (child && !file.children.includes(child)) return refuse(FamilyPlanErrors.OTHER_CHILD, { field });
    const late = objective.tasks.some((task) => dueOn(task) > localDate(latest.getTime()));
    if (late) return refuse(FamilyPlanErrors.TASK_TOO_LATE, { field, params: { latest: localDate(latest.getTime()) } });
  }
  return undefined;
}

/** A critical risk without an objective would be a child forgotten in its own plan. */
function uncovered({ objectives, factors }: Proposal): Refusal | undefined {
  const covered = new Set(objectives.flatMap((objective) => objective.factors));
  const left = factors.find((factor) => factor.critical && !covered.has(factor.code));
  return left && refuse(FamilyPlanErrors.CRITICAL_RISK_LEFT, { params: { factor: left.code } });
}

const proposed = (file: AttendedCase, proposal: Proposal, asOf: Date): ProposedPlan => ({
  state: 'proposed',
  id: proposal.id,
  commune: file.commune,
  version: 1,
  caseId: file.id,
  planVersion: proposal.planVersion,
  proposedAt: asOf,
  proposedBy: proposal.proposedBy,
  signatures: [],
  objectives: proposal.objectives.map((objective) => ({
    ...objective,
    id: proposal.newId(),
    tasks: objective.tasks.map((task) => ({
      ...task,
      id: proposal.newId(),
      dueOn: dueOn(task),
      state: 'open' as const,
    })),
  })),
});

/** A task of two weeks that starts on a Monday is due on the Sunday of the second. */
export const dueOn = ({ startsOn, weeks }: PlannedTask): LocalDate => addDays(startsOn, weeks * 7 - 1);
