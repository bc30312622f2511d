import type { Happened, Message, Moved, Paused, ProcessClock, ProcessInput, Reassigned, Standing, Term } from '@oln/contracts';

/** Memory of a process: plain data, carried over continue-as-new. No personal data. */
export interface ProcessState {
  id: string;
  commune: string;
  stage: string;
  version: number;
  enteredAt: string;
  outcome?: string;
  ended: boolean;
  personInCharge?: string;
  priority?: 'high' | 'medium' | 'low';
  anchors: Record<string, string>;
  /** Last time each kind of thing happened. */
  happened: Record<string, string>;
  pause?: Pause;
  pauses: { from: string; to: string }[];
  lastResumedAt?: string;
  lastReassignedAt?: string;
  policy: Record<string, Term>;
  holidays: string[];
  clock?: ProcessClock;
  /** Levels already told, as `<rule>@<due>#<level>`: told once, ever. */
  told: string[];
  /** Counts the changes of its clocks. */
  revision: number;
  timeline: TimelineEntry[];
}

export interface Pause {
  since: string;
  until: string;
  reason: string;
}

export interface TimelineEntry {
  at: string;
  what: string;
  stage: string;
  actor?: string;
  reason?: string;
}

/** Older entries are the event log's to tell. */
const TIMELINE_LENGTH = 100;
const TOLD_LENGTH = 300;

export function openState(input: ProcessInput): ProcessState {
  if (input.carried) return input.carried as ProcessState;
  const { id, commune, stage, version, asOf, personInCharge, priority, policy, holidays, clock, anchors = {} } = input;
  return {
    id,
    commune,
    stage,
    version,
    enteredAt: anchors.stageSince ?? asOf,
    ended: false,
    personInCharge,
    priority,
    anchors,
    happened: {},
    pauses: [],
    policy,
    holidays,
    clock,
    told: [],
    revision: 0,
    timeline: [{ at: asOf, what: 'started', stage }],
  };
}

/** The record moved. What is not newer than what is known is not news: messages come twice and out of order. */
export function obeyMove(state: ProcessState, move: Moved | (Standing & Partial<Pick<Moved, 'actor' | 'reason'>>)): boolean {
  if (move.version <= state.version || state.ended) return false;
  const entered = move.stage !== state.stage;
  state.version = move.version;
  state.stage = move.stage;
  if (entered) state.enteredAt = move.anchors?.stageSince ?? move.asOf;
  state.outcome = move.outcome ?? state.outcome;
  state.ended = move.ended ?? false;
  state.anchors = { ...state.anchors, ...move.anchors };
  if (entered) note(state, { at: move.asOf, what: 'moved', stage: move.stage, actor: move.actor, reason: move.reason });
  return true;
}

export function hearHappening(state: ProcessState, { what, asOf, actor }: Happened): boolean {
  const last = state.happened[what];
  if (last !== undefined && last >= asOf) return false;
  state.happened[what] = asOf;
  note(state, { at: asOf, what, stage: state.stage, actor });
  return true;
}

export function hearReassignment(state: ProcessState, { personInCharge, asOf }: Reassigned): boolean {
  if (state.lastReassignedAt !== undefined && state.lastReassignedAt >= asOf) return false;
  state.lastReassignedAt = asOf;
  state.personInCharge = personInCharge;
  note(state, { at: asOf, what: 'reassigned', stage: state.stage, actor: personInCharge });
  return true;
}

/** Clocks stop. A pause whose end was heard first (disorder) has already passed. */
export function hearPause(state: ProcessState, { asOf, until, reason }: Paused): boolean {
  if (state.pause?.since === asOf || state.pauses.some((pause) => pause.from === asOf)) return false;
  if (state.lastResumedAt !== undefined && state.lastResumedAt >= asOf) {
    state.pauses.push({ from: asOf, to: state.lastResumedAt });
    return true;
  }
  state.pause = { since: asOf, until, reason };
  note(state, { at: asOf, what: 'paused', stage: state.stage, reason });
  return true;
}

export function hearResume(state: ProcessState, { asOf }: Message): boolean {
  if (state.lastResumedAt !== undefined && state.lastResumedAt >= asOf) return false;
  state.lastResumedAt = asOf;
  if (!state.pause || state.pause.since > asOf) return false;
  state.pauses.push({ from: state.pause.since, to: asOf });
  state.pause = undefined;
  note(state, { at: asOf, what: 'resumed', stage: state.stage });
  return true;
}

export function hearClock(state: ProcessState, clock: ProcessClock): boolean {
  if (state.clock && clock.epoch <= state.clock.epoch) return false;
  state.clock = clock;
  return true;
}

export const toldKey = (rule: string, due: string, level: string): string => `${rule}@${due}#${level}`;

export function markTold(state: ProcessState, key: string): void {
  state.told.push(key);
  if (state.told.length > TOLD_LENGTH) state.told.splice(0, state.told.length - TOLD_LENGTH);
}

function note(state: ProcessState, entry: TimelineEntry): void {
  state.timeline.push(entry);
  if (state.timeline.length > TIMELINE_LENGTH) state.timeline.splice(0, state.timeline.length - TIMELINE_LENGTH);
}
