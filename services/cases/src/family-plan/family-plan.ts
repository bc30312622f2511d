import type { LocalDate } from '@oln/calendar';
import { refuse, type CaseStage, type Line, type Refusal } from '@oln/contracts';
import type { AttendedCase, CaseFile } from '../case-file/case-file.js';
import { FamilyPlanErrors } from './family-plan.errors.js';

export const TASK_OWNERS = ['family', 'child', 'case-manager', 'office', 'institution'] as const;
export type TaskOwner = (typeof TASK_OWNERS)[number];
export const TASK_STATES = ['open', 'done', 'dropped'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export interface PlannedTask {
  text: string;
  owner: TaskOwner;
  /** Staff member, where the owner is one. */
  ownerPerson?: string;
  startsOn: LocalDate;
  /** Planned in weeks. */
  weeks: number;
}

/** An objective that another institution's plan for the same child already had: one plan for the child, not two. */
export interface IntegratedFrom {
  institution: string;
  childId: string;
  reference?: string;
}

export interface PlannedObjective {
  /** Codes of the factors it lowers or strengthens. */
  factors: readonly string[];
  text: string;
  expectedResult?: string;
  integratedFrom?: IntegratedFrom;
  tasks: readonly PlannedTask[];
}

export interface Task extends PlannedTask {
  id: string;
  /** The same in every version of the plan into which it is taken over. */
  rootId: string;
  dueOn: LocalDate;
  state: TaskState;
}

export interface Objective extends Omit<PlannedObjective, 'tasks'> {
  id: string;
  /** The same in every version of the plan into which it is taken over. */
  rootId: string;
  /** The case whose part of the family's plan it is. */
  caseId: string;
  line: Line;
  /** Approved with an earlier version already, and taken over as it was. */
  agreed: boolean;
  tasks: readonly Task[];
}

export const RETURN_REASONS = [
  'objectives-unclear',
  'tasks-missing',
  'factors-left-out',
  'terms-too-long',
  'child-not-heard',
  'other',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export const PARTIES = ['family', 'child', 'case-manager'] as const;
export type Party = (typeof PARTIES)[number];
export const CANNOT_SIGN = ['too-young', 'disability', 'not-present', 'did-not-want-to'] as const;
export type CannotSign = (typeof CANNOT_SIGN)[number];

export interface Signature {
  party: Party;
  childId?: string;
  /** Only a child may be excused from signing, with a reason. */
  cannotSign?: CannotSign;
  /** The case whose professional signs. */
  caseId?: string;
  at: Date;
  recordedBy: string;
}

interface WholePlan {
  id: string;
  commune: string;
  version: number;
  /** All versions of one plan: cases of both lines that a family has at once share it. */
  seriesId: string;
  /** The case from which this version was written. */
  caseId: string;
  /** From 1; older versions are kept. */
  planVersion: number;
  proposedAt: Date;
  proposedBy: string;
  objectives: readonly Objective[];
  signatures: readonly Signature[];
}

export type ProposedPlan = WholePlan & { state: 'proposed' };
export type ApprovedPlan = WholePlan & { state: 'approved'; approvedBy: string; approvedAt: Date };
export type FamilyPlan =
  | ProposedPlan
  | ApprovedPlan
  | (WholePlan & { state: 'returned'; returnReason: ReturnReason })
  | (WholePlan & { state: 'superseded'; approvedBy?: string; approvedAt?: Date });

/** A plan is written, signed and approved before the execution and during it: not after what rests on it was judged. */
export const isPlannedIn = (file: CaseFile): file is AttendedCase =>
  file.stage === 'family-plan' || file.stage === 'execution';

function closedForAnswers(plan: FamilyPlan, file: CaseFile): Refusal | undefined {
  if (!isPlannedIn(file)) return refuse(FamilyPlanErrors.NOT_IN_STAGE, { params: { stage: file.stage } });
  return plan.state === 'proposed' ? undefined : refuse(FamilyPlanErrors.NOT_PROPOSED);
}

/** Each party signs once: the family, each child (or the reason why not), the case manager. */
export function decideSignature(plan: FamilyPlan, file: CaseFile, signature: Signature): ProposedPlan | Refusal {
  const closed = closedForAnswers(plan, file);
  if (closed) return closed;
  const { party, childId, cannotSign } = signature;
  const own = party === 'case-manager' ? { ...signature, caseId: file.id } : signature;
  if ((party === 'child') !== (childId !== undefined))
    return refuse(FamilyPlanErrors.OTHER_CHILD, { field: 'childId' });
  if (childId && !file.children.includes(childId)) return refuse(FamilyPlanErrors.OTHER_CHILD, { field: 'childId' });
  if (cannotSign && party !== 'child') return refuse(FamilyPlanErrors.MUST_SIGN, { field: 'cannotSign' });
  if (hasSigned(plan, own)) return refuse(FamilyPlanErrors.SIGNED_ALREADY);
  return { ...(plan as ProposedPlan), signatures: [...plan.signatures, own], version: plan.version + 1 };
}

/** The coordinator approves what all parties signed, and never what they signed themselves as case manager. */
export function decideApproval(
  plan: FamilyPlan,
  file: CaseFile,
  approver: string,
  asOf: Date,
  sharing: readonly CaseFile[] = [file],
): ApprovedPlan | Refusal {
  const closed = closedForAnswers(plan, file);
  if (closed) return closed;
  const missing = missingSignatures(plan, file, sharing);
  if (missing.length > 0) return refuse(FamilyPlanErrors.NOT_AGREED, { params: { parties: missing.join(', ') } });
  const ownPlan = plan.signatures.some(({ party, recordedBy }) => party === 'case-manager' && recordedBy === approver);
  if (ownPlan) return refuse(FamilyPlanErrors.OWN_PLAN);
  return { ...plan, state: 'approved', approvedBy: approver, approvedAt: asOf, version: plan.version + 1 };
}

/** The family, each child of the cases that share the plan, and the professional of each part that is not agreed yet. */
export function missingSignatures(plan: FamilyPlan, file: CaseFile, sharing: readonly CaseFile[] = [file]): Party[] {
  const children = new Set(sharing.filter(({ id }) => hasPartOf(plan, id)).flatMap((one) => one.children));
  const signed = {
    family: hasSigned(plan, { party: 'family' }),
    child: [...children].every((childId) => hasSigned(plan, { party: 'child', childId })),
    'case-manager': newPartsOf(plan).every((caseId) => hasSigned(plan, { party: 'case-manager', caseId })),
  } satisfies Record<Party, boolean>;
  return PARTIES.filter((party) => !signed[party]);
}

const hasSigned = (
  { signatures, caseId }: FamilyPlan,
  wanted: Pick<Signature, 'party' | 'childId' | 'caseId'>,
): boolean =>
  signatures.some(
    (old) =>
      old.party === wanted.party &&
      old.childId === wanted.childId &&
      (old.party !== 'case-manager' || (old.caseId ?? caseId) === wanted.caseId),
  );

/** Cases whose part of the plan is new or changed in this version. */
const newPartsOf = ({ objectives }: FamilyPlan): string[] => [
  ...new Set(objectives.filter(({ agreed }) => !agreed).map(({ caseId }) => caseId)),
];

export const hasPartOf = ({ objectives }: FamilyPlan, caseId: string): boolean =>
  objectives.some((objective) => objective.caseId === caseId);

/** What of the family's plan is one case's. */
export const partOf = <Plan extends FamilyPlan>(plan: Plan, caseId: string): Plan => ({
  ...plan,
  objectives: plan.objectives.filter((objective) => objective.caseId === caseId),
});

export function decideReturn(plan: FamilyPlan, file: CaseFile, returnReason: ReturnReason): FamilyPlan | Refusal {
  return closedForAnswers(plan, file) ?? { ...plan, state: 'returned', returnReason, version: plan.version + 1 };
}

/** A newer version takes its place. */
export const supersede = (plan: ProposedPlan | ApprovedPlan): FamilyPlan => ({
  ...plan,
  state: 'superseded',
  version: plan.version + 1,
});

/** Tasks are ticked off while the plan is carried out, and what stays active also after the exit, as long as somebody follows. */
const CARRIED_OUT_IN: readonly CaseStage[] = ['execution', 'evaluation', 'closure', 'follow-up'];

export function decideTask(
  plan: FamilyPlan,
  { id: caseId, stage }: CaseFile,
  taskId: string,
  state: TaskState,
): ApprovedPlan | Refusal {
  if (!CARRIED_OUT_IN.includes(stage)) return refuse(FamilyPlanErrors.NOT_CARRIED_OUT, { params: { stage } });
  if (plan.state !== 'approved') return refuse(FamilyPlanErrors.NOT_IN_FORCE);
  const own = partOf(plan, caseId).objectives.flatMap((objective) => objective.tasks);
  const task = own.find((candidate) => candidate.id === taskId);
  if (!task) return refuse(FamilyPlanErrors.UNKNOWN_TASK);
  if (task.state === state) return refuse(FamilyPlanErrors.NOTHING_CHANGED);
  const objectives = plan.objectives.map((objective) => ({
    ...objective,
    tasks: objective.tasks.map((candidate) => (candidate.id === taskId ? { ...candidate, state } : candidate)),
  }));
  return { ...plan, objectives, version: plan.version + 1 };
}
