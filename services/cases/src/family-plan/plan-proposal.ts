import { addDays, localDate, type LocalDate } from '@oln/calendar';
import { refuse, type Refusal } from '@oln/contracts';
import type { AttendedCase, CaseFile } from '../case-file/case-file.js';
import { FamilyPlanErrors } from './family-plan.errors.js';
import {
  isPlannedIn,
  type Objective,
  type PlannedObjective,
  type PlannedTask,
  type ProposedPlan,
} from './family-plan.js';

export interface Proposal {
  id: string;
  seriesId: string;
  planVersion: number;
  proposedBy: string;
  /** The part of the case from which it is written. */
  objectives: readonly PlannedObjective[];
  /** The parts of the other cases that share the plan. */
  takenOver: readonly Objective[];
  /** When the intervention ends at the latest. */
  latest: Date;
  /** Codes of all factors that were diagnosed. */
  factors: readonly string[];
  /** Codes of the risks that are critical now. */
  critical: readonly string[];
  newId: () => string;
}

/** Written with the family: each objective tied to factors, each task with owner and date (process §2). */
export function decideProposal(file: CaseFile, proposal: Proposal, asOf: Date): ProposedPlan | Refusal {
  if (!isPlannedIn(file)) return refuse(FamilyPlanErrors.NOT_IN_STAGE, { params: { stage: file.stage } });
  if (file.pause) return refuse(FamilyPlanErrors.CASE_PAUSED);
  if (proposal.objectives.length === 0) return refuse(FamilyPlanErrors.EMPTY, { field: 'objectives' });
  return objectiveProblem(file, proposal) ?? uncovered(proposal) ?? proposed(file, proposal, asOf);
}

function objectiveProblem(file: AttendedCase, { objectives, factors, latest }: Proposal): Refusal | undefined {
  const known = new Set(factors);
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
function uncovered({ objectives, takenOver, critical }: Proposal): Refusal | undefined {
  const covered = new Set([...objectives, ...takenOver].flatMap((objective) => objective.factors));
  const left = critical.find((code) => !covered.has(code));
  return left ? refuse(FamilyPlanErrors.CRITICAL_RISK_LEFT, { params: { factor: left } }) : undefined;
}

const proposed = (file: AttendedCase, proposal: Proposal, asOf: Date): ProposedPlan => ({
  state: 'proposed',
  id: proposal.id,
  commune: file.commune,
  version: 1,
  seriesId: proposal.seriesId,
  caseId: file.id,
  planVersion: proposal.planVersion,
  proposedAt: asOf,
  proposedBy: proposal.proposedBy,
  signatures: [],
  objectives: [...proposal.takenOver, ...proposal.objectives.map((objective) => written(file, objective, proposal))],
});

function written(file: AttendedCase, objective: PlannedObjective, { newId }: Proposal): Objective {
  const id = newId();
  const tasks = objective.tasks.map((task) => {
    const taskId = newId();
    const ownerPerson = task.ownerPerson ?? ownerIn(file, task);
    return { ...task, ownerPerson, id: taskId, rootId: taskId, dueOn: dueOn(task), state: 'open' as const };
  });
  return { ...objective, id, rootId: id, caseId: file.id, line: file.line, agreed: false, tasks };
}

/** What the case manager is to do stands in somebody's list, whoever is in charge. */
const ownerIn = ({ personInCharge }: CaseFile, { owner }: PlannedTask): string | undefined =>
  owner === 'case-manager' ? personInCharge : undefined;

/** A task of two weeks that starts on a Monday is due on the Sunday of the second. */
export const dueOn = ({ startsOn, weeks }: PlannedTask): LocalDate => addDays(startsOn, weeks * 7 - 1);
