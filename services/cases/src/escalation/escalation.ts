import type { EscalationOutcome, Grade } from '@oln/contracts';
import type { PastPause, Pause } from '../case-file/case-file.js';

/** To whom a child is handed, and who must know. The first one an escalation names decides. */
export const INSTITUTIONS = ['specialised-service', 'family-court', 'police'] as const;
export type Institution = (typeof INSTITUTIONS)[number];

export const HANDOVER_STEPS = ['joint-meeting', 'file-handed-over', 'family-received'] as const;
export type HandoverStep = (typeof HANDOVER_STEPS)[number];
export const SERVICE_STATUSES = ['attended', 'waiting', 'not-attended', 'leaving'] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];
export const EXIT_MONTHS = [1, 3, 6, 12] as const;
export type ExitMonth = (typeof EXIT_MONTHS)[number];

export type Owner = 'office' | 'specialised-service';

export interface LeftChild {
  child: string;
  reason: 'of-age' | 'deceased';
  /** ISO instant. */
  at: string;
}

/** What it came from. Several may lead to one escalation; these are the first of each kind. */
export interface CameFrom {
  caseId?: string;
  requestId?: string;
  alertId?: string;
  measureId?: string;
}

interface WholeEscalation extends CameFrom {
  id: string;
  commune: string;
  version: number;
  familyId?: string;
  /** Children still in it. */
  children: readonly string[];
  leftChildren: readonly LeftChild[];
  /** Codes. */
  grounds: readonly string[];
  factors: readonly string[];
  /** Imminent danger: no approval is waited for. */
  urgent: boolean;
  /** Something was written on what has been done. */
  hasAccount: boolean;
  institutions: readonly Institution[];
  draftedBy: string;
  /** Absent: the coordinator's. */
  personInCharge?: string;
  openedAt: Date;
  stageSince: Date;
  approvedBy?: string;
  pause?: Pause;
  pauses: readonly PastPause[];
}

/** Notifications so far. The level grows without end; who has fewer levels is told at their highest again and again. */
export interface Sent {
  firstNotifiedAt: Date;
  notifiedAt: Date;
  attempt: number;
  level: number;
}

interface Acknowledged extends Sent {
  acknowledgedAt: Date;
}

interface HandedOver extends Acknowledged {
  outcome: 'handed-over';
  outcomeAt: Date;
}

export type UnsentEscalation = WholeEscalation & { stage: 'drafted' | 'approval' };
export type NotifiedEscalation = WholeEscalation & Sent & { stage: 'notified' };
/** `decideBy`: where the service's term was stopped once, when it ends now. */
export type DecidingEscalation = WholeEscalation & Acknowledged & { stage: 'deciding'; decideBy?: Date };
/** `daysLeft`: business days the service has left once it has what it asked for. */
export type InformingEscalation = WholeEscalation & Acknowledged & { stage: 'informing'; daysLeft: number };
export type RejectedEscalation = WholeEscalation & Acknowledged & { stage: 'rejected' };
export type HandoverEscalation = WholeEscalation &
  Acknowledged & { stage: 'handover'; meetingAt?: Date; fileAt?: Date };
export type WithServiceEscalation = WholeEscalation & HandedOver & { stage: 'with-service' };
export type ExitFollowUp = WholeEscalation &
  HandedOver & { stage: 'exit-follow-up'; leftServiceAt: Date; heldMonths: readonly ExitMonth[] };
export type EndedEscalation = WholeEscalation &
  Partial<Acknowledged> & {
    stage: 'ended';
    outcome: EscalationOutcome;
    outcomeAt: Date;
    outcomeReason?: string;
    leftServiceAt?: Date;
    heldMonths?: readonly ExitMonth[];
    endedAt: Date;
  };

/** Process §6: state by stage. The outcome is fixed once the family was received, or when it ends before. */
export type Escalation =
  | UnsentEscalation
  | NotifiedEscalation
  | DecidingEscalation
  | InformingEscalation
  | RejectedEscalation
  | HandoverEscalation
  | WithServiceEscalation
  | ExitFollowUp
  | EndedEscalation;

export type SettledEscalation = WithServiceEscalation | ExitFollowUp | EndedEscalation;
/** The child has not been handed over yet: the office is in charge, whatever it waits for. */
export type RunningEscalation = Exclude<Escalation, SettledEscalation>;

export const isSettled = (escalation: Escalation): escalation is SettledEscalation => 'outcome' in escalation;

/** Stages in which another escalation of the same child would be a second one. */
export const RUNNING_STAGES = [
  'drafted',
  'approval',
  'notified',
  'deciding',
  'informing',
  'rejected',
  'handover',
  'with-service',
] as const;

/** Never two, never nobody: the office until the family is received, and again once the service has ended. */
export const ownerOf = ({ stage }: Pick<Escalation, 'stage'>): Owner =>
  stage === 'with-service' ? 'specialised-service' : 'office';

/** Chooses the clock of the acknowledgement. */
export const gradeOf = ({ urgent }: Pick<Escalation, 'urgent'>): Grade => (urgent ? 'critical' : 'high');

export const attemptOf = (escalation: Escalation): number => ('attempt' in escalation ? (escalation.attempt ?? 0) : 0);

export interface NewEscalation extends CameFrom {
  id: string;
  commune: string;
  familyId?: string;
  children: readonly string[];
  grounds: readonly string[];
  factors: readonly string[];
  urgent: boolean;
  hasAccount: boolean;
  institutions: readonly Institution[];
  draftedBy: string;
  personInCharge?: string;
}

export const openEscalation = (opened: NewEscalation, asOf: Date): UnsentEscalation & { stage: 'drafted' } => ({
  ...opened,
  version: 1,
  stage: 'drafted',
  leftChildren: [],
  openedAt: asOf,
  stageSince: asOf,
  pauses: [],
});
