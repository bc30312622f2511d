import {
  refuse,
  THERAPY_PHASES,
  type CaseStage,
  type Refusal,
  type TherapyFormat,
  type TherapyPhase,
} from '@oln/contracts';
import type { CaseFile } from '../case-file/case-file.js';
import { TherapyErrors } from './therapy.errors.js';

export const EXTENSION_REASONS = [
  'objectives-left',
  'new-event',
  'missed-sessions',
  'family-request',
  'other',
] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];

/** Sessions of a therapy by format. */
export interface SessionCounts {
  individual: number;
  group: number;
}

/** How much therapy was agreed on with a family (process §3). */
export interface Therapy {
  caseId: string;
  commune: string;
  /** 0: nobody has agreed on anything else than the office does by default. */
  version: number;
  planned: SessionCounts;
  /** Sessions in all; more is for the coordinator to grant. */
  maximum: number;
  /** When the family was last reached after it had missed sessions. */
  rescuedAt?: Date;
}

/** Missed sessions in a row after which the family is looked for, and after which the coordinator is told. */
export interface MissedLimits {
  rescue: number;
  coordinator: number;
}

/** A session of a therapy: one that has a format. */
export interface TherapySession {
  at: Date;
  held: boolean;
  format: TherapyFormat;
  phase: TherapyPhase;
}

const KEY = { individual: 'individual', 'multi-family-group': 'group' } as const satisfies Record<
  TherapyFormat,
  keyof SessionCounts
>;

export const total = ({ individual, group }: SessionCounts): number => individual + group;

export function heldOf(sessions: readonly TherapySession[]): SessionCounts {
  const count = (key: keyof SessionCounts): number =>
    sessions.filter(({ held, format }) => held && KEY[format] === key).length;
  return { individual: count('individual'), group: count('group') };
}

/** How many of the last sessions were missed, by when they were to be, not by when somebody logged them. */
export function missedInARow(sessions: readonly TherapySession[], since?: Date): number {
  const inOrder = byTime(sessions);
  const lastHeld = inOrder.findLastIndex(({ held }) => held);
  return inOrder.slice(lastHeld + 1).filter(({ at }) => !since || at > since).length;
}

/** The phase the therapy has reached. */
export const phaseOf = (sessions: readonly TherapySession[]): TherapyPhase =>
  THERAPY_PHASES[Math.max(0, ...sessions.map(({ phase }) => THERAPY_PHASES.indexOf(phase)))]!;

export const sessionsLeft = ({ planned }: Therapy, sessions: readonly TherapySession[]): SessionCounts => {
  const held = heldOf(sessions);
  return { individual: planned.individual - held.individual, group: planned.group - held.group };
};

/** One more session: what was agreed on is not exceeded, and phases only advance, in the order of their dates. */
export function decideTherapySession(
  therapy: Therapy,
  before: readonly TherapySession[],
  session: TherapySession,
): TherapySession | Refusal {
  const key = KEY[session.format];
  if (session.held && sessionsLeft(therapy, before)[key] <= 0)
    return refuse(TherapyErrors.ALL_HELD, { field: 'format', params: { planned: therapy.planned[key] } });
  const rank = THERAPY_PHASES.indexOf(session.phase);
  const rankOf = ({ phase }: TherapySession): number => THERAPY_PHASES.indexOf(phase);
  const earlier = before.filter(({ at }) => at <= session.at).map(rankOf);
  const later = before.filter(({ at }) => at > session.at).map(rankOf);
  const [lowest, highest] = [Math.max(0, ...earlier), Math.min(THERAPY_PHASES.length - 1, ...later)];
  if (rank >= lowest && rank <= highest) return session;
  const phase = THERAPY_PHASES[rank < lowest ? lowest : highest]!;
  return refuse(TherapyErrors.PHASE_BACK, { field: 'phase', params: { phase } });
}

export interface Consequences {
  /** Somebody is to look for the family; or need not any more. */
  rescue?: 'due' | 'met';
  tellCoordinator: boolean;
  /** The last session that was agreed on was held: the evaluation is next. */
  allHeld: boolean;
}

/** What a session that was held or missed sets in motion (process §3). */
export function consequencesOf(
  therapy: Therapy,
  before: readonly TherapySession[],
  session: TherapySession,
  limits: MissedLimits,
  isRescueDue: boolean,
): Consequences {
  const after = [...before, session];
  const unanswered = missedInARow(after, therapy.rescuedAt);
  const rescue = unanswered >= limits.rescue ? ('due' as const) : ('met' as const);
  const left = sessionsLeft(therapy, after);
  return {
    rescue: (rescue === 'due') === isRescueDue ? undefined : rescue,
    tellCoordinator: missedInARow(after) >= limits.coordinator && missedInARow(before) < limits.coordinator,
    allHeld: session.held && left.individual <= 0 && left.group <= 0,
  };
}

const PLANNED_IN: readonly CaseStage[] = ['diagnosis', 'family-plan', 'execution', 'evaluation'];

function closedForPlanning({ line, stage }: CaseFile): Refusal | undefined {
  if (line !== 'family-therapy') return refuse(TherapyErrors.OTHER_LINE);
  return PLANNED_IN.includes(stage) ? undefined : refuse(TherapyErrors.NOT_IN_STAGE, { params: { stage } });
}

/** Agreed on with the family, within what the office gives. What was held already stays agreed on. */
export function decidePlanned(
  file: CaseFile,
  therapy: Therapy,
  planned: SessionCounts,
  held: SessionCounts,
): Therapy | Refusal {
  const closed = closedForPlanning(file);
  if (closed) return closed;
  if (total(planned) === 0) return refuse(TherapyErrors.NONE);
  if (total(planned) > therapy.maximum) return refuse(TherapyErrors.TOO_MANY, { params: { maximum: therapy.maximum } });
  const fewer = planned.individual < held.individual || planned.group < held.group;
  return fewer ? refuse(TherapyErrors.HELD_ALREADY) : { ...therapy, planned, version: therapy.version + 1 };
}

/** The coordinator grants more, with a reason: beyond the maximum of the office. */
export function decideExtension(file: CaseFile, therapy: Therapy, more: SessionCounts): Therapy | Refusal {
  const closed = closedForPlanning(file);
  if (closed) return closed;
  if (total(more) === 0) return refuse(TherapyErrors.NONE);
  const planned = {
    individual: therapy.planned.individual + more.individual,
    group: therapy.planned.group + more.group,
  };
  const maximum = Math.max(therapy.maximum, total(planned));
  return { ...therapy, planned, maximum, version: therapy.version + 1 };
}

const byTime = (sessions: readonly TherapySession[]): TherapySession[] =>
  [...sessions].sort((left, right) => left.at.getTime() - right.at.getTime());
