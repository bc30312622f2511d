import type { Role } from '../envelope.js';
import type { Line, Priority } from './intake.js';

/**
 * The protocol between a record's owner (a service) and its process (a workflow). The same for every process.
 * The service decides, the process obeys: `moved` tells the process where the record is; the process tells the owner
 * which clocks run (`putDeadlines`) and asks it when one fires (`deadlineReached`).
 */

/** Pace of business time, as a workflow is told of it. Absent: business time is wall time. */
export interface ProcessClock {
  /** Grows by one with every change of pace or restart of the environment. */
  epoch: number;
  /** Wall instant and business instant that coincide, ISO 8601 UTC. */
  wall: string;
  business: string;
  /** Business milliseconds per wall millisecond; 0 while the environment is paused. */
  speed: number;
}

/** Chooses a clock: the priority of a request, case or referral, the severity of an alert, the urgency of an escalation. */
export type Grade = Priority | 'critical';

/** `20bd` business days, `30d` calendar days, `48h` hours round the clock, `6m` calendar months. */
export type Term = `${number}${'bd' | 'd' | 'h' | 'm'}`;

/** What a workflow of any process starts with. Its policy is a snapshot: a running process never changes its rules. */
export interface ProcessInput<Stage extends string = string> {
  /** Id of the record (a UUID), which is also the last part of the workflow id. */
  id: string;
  commune: string;
  stage: Stage;
  /** Version of the record when the process was started. */
  version: number;
  /** Business time of the start, ISO. */
  asOf: string;
  personInCharge?: string;
  priority?: Grade;
  /** Terms by `<stage>.<rule>`; what is absent is the table's default. */
  policy: Record<string, Term>;
  /** Holidays (ISO dates, local to America/Santiago) of the years the process can touch. */
  holidays: readonly string[];
  clock?: ProcessClock;
  /** Instants that anchor clocks, for a process that is started anew (`stageSince`, `acceptedAt`, …). */
  anchors?: Record<string, string>;
  /** For a process that is started anew: the last time each thing happened, by `happened.what`. */
  happened?: Record<string, string>;
  /** For a process that is started anew: when its clocks stood still, and since when they do. */
  pauses?: { from: string; to: string }[];
  pause?: { since: string; until: string; reason: string };
  /** Events after which the run goes on as a new one; who starts it sets it above what a process of nine months writes. */
  historyLimit?: number;
  /** W3C traceparent of the request that started it. */
  traceparent?: string;
  /** Set by continue-as-new only. */
  carried?: unknown;
}

/** Every signal: `messageId` is the outbox row's id (heard twice, obeyed once); `asOf` is business time. */
export interface Message {
  messageId: string;
  asOf: string;
}

/** The record entered a stage (or stays in it with a new version). */
export interface Moved<Stage extends string = string, Outcome extends string = string> extends Message {
  version: number;
  stage: Stage;
  /** Present once the record has its outcome (it may live on, e.g. in follow-up). */
  outcome?: Outcome;
  /** The process has nothing left to do. */
  ended?: boolean;
  /** Code of the reason, never free text. */
  reason?: string;
  /** Where it chooses a clock (assignment by priority). Absent: as it was. */
  priority?: Grade;
  /**
   * Business instants that anchor clocks, by name: always `stageSince`, and all others that hold (`acceptedAt`, `exitAt`).
   * Messages come out of order and the newest counts alone, so each names them all: one that it leaves out holds no more.
   */
  anchors?: Record<string, string>;
  /** Who did it: opaque person id, or `process`. */
  actor: string;
}

/** Something happened within a stage that restarts or meets clocks (`session-held`, `review-held`, …). */
export interface Happened extends Message {
  what: string;
  actor: string;
}

export interface Reassigned extends Message {
  personInCharge: string;
}

export interface Paused extends Message {
  /** Business instant at which somebody is woken. */
  until: string;
  reason: string;
}

export type Resumed = Message;

export interface ClockChanged extends Message {
  clock: ProcessClock;
}

export interface PolicyChanged extends Message {
  policy: Record<string, Term>;
}

/** Names of the signals and queries every process has. */
export const SIGNALS = [
  'moved',
  'happened',
  'reassigned',
  'paused',
  'resumed',
  'clockChanged',
  'policyChanged',
] as const;
export type SignalName = (typeof SIGNALS)[number];
export const QUERIES = ['state', 'timeline'] as const;

/** One clock that runs in a stage. Instants are business time, ISO UTC. */
export interface Deadline {
  /** `<stage>.<rule>`; with `due` and the record's id it is unique: told once, ever. */
  rule: string;
  due: string;
  remindAt?: string;
  /** Who must act, where that is not the person in charge: reminded, and told when it passes. */
  askedOf?: Role;
  /** Who is told when it passes (besides who must act), and where it climbs after that. */
  overdueTo: Role;
  climbs: { at: string; to: Role }[];
  /** `ask`: the owner moves the record when the clock fires (a date that comes), so nobody is late. */
  kind: 'term' | 'ask';
  /** The instant it is counted from. */
  countedFrom?: string;
  /**
   * The happening (`happened.what`) that restarts or meets it. An owner that has recorded one later than `countedFrom`
   * answers `answered` when the clock fires: its signal is still on the way, and what was done a moment before wins.
   */
  settledBy?: string;
}

export type DeadlineLevel = 'reminder' | 'due' | 'climb';

export interface PutDeadlines {
  id: string;
  commune: string;
  /** Version of the record the clocks were set for: the owner ignores what is older than what it has. */
  version: number;
  /** Counts the process's own changes to its clocks, so that a late retry cannot bring back old ones. */
  revision: number;
  stage: string;
  deadlines: Deadline[];
  asOf: string;
}

export interface DeadlineReached {
  id: string;
  commune: string;
  stage: string;
  rule: string;
  due: string;
  level: DeadlineLevel;
  /** For `climb`: the role that is told now. */
  to?: Role;
  /** As put with the clock: lets the owner see that a happening it has recorded since settles it. */
  countedFrom?: string;
  settledBy?: string;
  asOf: string;
}

/** Where the record stands, as its owner knows it at `asOf`. The process obeys if `version` is newer than its own. */
export interface Standing<Stage extends string = string, Outcome extends string = string> {
  version: number;
  stage: Stage;
  outcome?: Outcome;
  ended?: boolean;
  priority?: Grade;
  anchors?: Record<string, string>;
  asOf: string;
}

/**
 * `stands`: told as asked. `answered`: the record has moved on, nothing was told. `not-yet`: the owner's clock is
 * behind the process's (the environment was paused); `standing.asOf` is the truth, try again when it is due.
 */
export interface DeadlineAnswer<Stage extends string = string, Outcome extends string = string> {
  verdict: 'stands' | 'answered' | 'not-yet';
  standing: Standing<Stage, Outcome>;
}

/** What every owner offers its processes, on the owner's task queue (the service's name). */
export interface OwnerActivities {
  putDeadlines(request: PutDeadlines): Promise<Standing>;
  deadlineReached(request: DeadlineReached): Promise<DeadlineAnswer>;
}

/** Activity names are prefixed by the process, because a task queue serves several: `caseManagement.putDeadlines`. */
export type ActivityName<Process extends string> = `${Process}.${keyof OwnerActivities}`;

/** A message of a service to its process, carried by the outbox. */
export type ProcessMessage =
  | {
      kind: 'start';
      process: ProcessName;
      workflowId: string;
      input: ProcessInput;
      /** By the watchdog, for a record that is open: a run that is closed, however it ended, is followed by another. */
      revive?: boolean;
    }
  | {
      kind: 'signal';
      process: ProcessName;
      workflowId: string;
      signal: SignalName;
      message: Omit<Message, 'messageId'>;
    };

export type ProcessStart = Extract<ProcessMessage, { kind: 'start' }>;

/** Every process of the house: workflow type, prefix of its ids, owning service. The line of a case says which of two runs it. */
export const PROCESSES = {
  intake: { workflowType: 'intake', prefix: 'intake', owner: 'intake', code: 'intake' },
  caseManagement: { workflowType: 'caseManagement', prefix: 'case', owner: 'cases', code: 'case-management' },
  familyTherapy: { workflowType: 'familyTherapy', prefix: 'case', owner: 'cases', code: 'family-therapy' },
  assistedReferral: { workflowType: 'assistedReferral', prefix: 'referral', owner: 'offer', code: 'assisted-referral' },
  alert: { workflowType: 'alert', prefix: 'alert', owner: 'alerts', code: 'alert' },
  childWatch: { workflowType: 'childWatch', prefix: 'child-watch', owner: 'alerts', code: 'child-watch' },
  escalation: { workflowType: 'escalation', prefix: 'escalation', owner: 'cases', code: 'escalation' },
  protectionMeasure: {
    workflowType: 'protectionMeasure',
    prefix: 'measure',
    owner: 'cases',
    code: 'protection-measure',
  },
  anonymisation: { workflowType: 'anonymisation', prefix: 'anonymisation', owner: 'intake', code: 'anonymisation' },
  rightsRequest: { workflowType: 'rightsRequest', prefix: 'rights-request', owner: 'intake', code: 'rights-request' },
  communityPlan: {
    workflowType: 'communityPlan',
    prefix: 'community-plan',
    owner: 'community',
    code: 'community-plan',
  },
  monitoringSnapshot: {
    workflowType: 'monitoringSnapshot',
    prefix: 'monitoring-snapshot',
    owner: 'reporting',
    code: 'monitoring-snapshot',
  },
  monitoringAlarm: {
    workflowType: 'monitoringAlarm',
    prefix: 'monitoring-alarm',
    owner: 'reporting',
    code: 'monitoring-alarm',
  },
} as const;
export type ProcessName = keyof typeof PROCESSES;

/** Which process runs a case of a line. */
export const processOfLine = (line: Line): 'caseManagement' | 'familyTherapy' =>
  line === 'family-therapy' ? 'familyTherapy' : 'caseManagement';

/** Its name in events, APIs and pages: codes are in kebab case. */
export const processCode = (process: ProcessName): string => PROCESSES[process].code;

export const workflowId = (process: ProcessName, id: string): string => `${PROCESSES[process].prefix}-${id}`;

/** Task queue of all workflow-only workers. Activities run on the owner's queue, named as the service. */
export const WORKFLOW_QUEUE = 'processes';

/** Search attributes, planned once for all processes: codes and ids only (10 keywords, 3 dates, 3 booleans at most). */
export const SEARCH_ATTRIBUTES = {
  OlnCommune: 'Keyword',
  OlnLine: 'Keyword',
  OlnStage: 'Keyword',
  OlnPersonInCharge: 'Keyword',
  OlnPriority: 'Keyword',
  OlnOutcome: 'Keyword',
  OlnWaitsFor: 'Keyword',
  OlnDue: 'Datetime',
  OlnSince: 'Datetime',
  OlnPausedUntil: 'Datetime',
  OlnOverdue: 'Bool',
  OlnPaused: 'Bool',
} as const;
