import type { CaseOutcome, CaseStage, Line, Priority } from '@oln/contracts';

export const PAUSE_REASONS = [
  'family-away',
  'hospital',
  'catastrophe',
  'court-order',
  'professional-absent',
  'other',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export interface Pause {
  since: Date;
  until: Date;
  reason: PauseReason;
}

/** ISO instants. */
export interface PastPause {
  from: string;
  to: string;
}

export interface LeftChild {
  child: string;
  /** `escalated`: received by the specialised service, while siblings stay. */
  reason: 'of-age' | 'deceased' | 'escalated';
  at: Date;
}

/** What a case has in every stage. A case belongs to a family and lists its children. */
interface WholeCase {
  id: string;
  commune: string;
  version: number;
  requestId: string;
  familyId: string;
  /** Children still in the case. */
  children: readonly string[];
  leftChildren: readonly LeftChild[];
  line: Line;
  priority: Priority;
  personInCharge: string;
  openedAt: Date;
  stageSince: Date;
  pause?: Pause;
  /** Pauses that are over, in order: clocks that were set before them ring that much later. */
  pauses: readonly PastPause[];
}

interface Accepted {
  /** Months of the intervention are counted from here. */
  acceptedAt: Date;
  /** Set by an extension of the execution. */
  extendedTo?: Date;
  /** In the execution of a therapy: since sessions were missed in a row, somebody is to look for the family. */
  rescueDueSince?: Date;
}

interface Exited {
  outcome: CaseOutcome;
  /** When the outcome was fixed, which freed the caseload. */
  exitAt: Date;
  exitReason?: string;
  exitStage: CaseStage;
  acceptedAt?: Date;
  extendedTo?: Date;
}

export type InvitedCase = WholeCase & { stage: 'invitation' };
export type AttendedCase = WholeCase &
  Accepted & { stage: 'diagnosis' | 'family-plan' | 'execution' | 'evaluation' | 'closure' };
export type FollowedCase = WholeCase & Exited & { stage: 'follow-up'; heldMonths: readonly number[] };
export type DismissedCase = WholeCase & Exited & { stage: 'second-look'; lookDueSince?: Date };
export type EndedCase = WholeCase & Exited & { stage: 'ended'; endedAt: Date };

/** Process §2: state by stage. The outcome is fixed from the exit on and never changes after. */
export type CaseFile = InvitedCase | AttendedCase | FollowedCase | DismissedCase | EndedCase;
export type OpenCase = InvitedCase | AttendedCase;
export type ExitedCase = FollowedCase | DismissedCase | EndedCase;

export const isExited = (file: CaseFile): file is ExitedCase =>
  file.stage === 'follow-up' || file.stage === 'second-look' || file.stage === 'ended';

export const isAttended = (file: CaseFile): file is AttendedCase => !isExited(file) && file.stage !== 'invitation';

/** What comes after each outcome: who completed is followed up, who was let go is looked at once more. */
export const AFTER_OUTCOME = {
  completed: 'follow-up',
  'partially-completed': 'follow-up',
  'invitation-rejected': 'second-look',
  'not-located': 'second-look',
  renounced: 'second-look',
  moved: 'ended',
  'of-age': 'ended',
  escalated: 'ended',
  deceased: 'ended',
} as const satisfies Record<CaseOutcome, 'follow-up' | 'second-look' | 'ended'>;

/** Whose a record is that names the family, or one of its cases, or no more than its children. */
export interface OfFamily {
  familyId: string;
  caseIds: readonly string[];
  children: readonly string[];
}

/** What is of one family, by the cases of it that are known. */
export const familyOf = (file: CaseFile, others: readonly CaseFile[] = []): OfFamily => ({
  familyId: file.familyId,
  caseIds: [file, ...others].map(({ id }) => id),
  children: [file, ...others].flatMap(({ children }) => children),
});

export interface NewCase {
  id: string;
  commune: string;
  requestId: string;
  familyId: string;
  children: readonly string[];
  line: Line;
  priority: Priority;
  personInCharge: string;
}

/** A case starts with the invitation of the family. */
export const openCase = (opened: NewCase, asOf: Date): InvitedCase => ({
  ...opened,
  version: 1,
  stage: 'invitation',
  leftChildren: [],
  openedAt: asOf,
  stageSince: asOf,
  pauses: [],
});
