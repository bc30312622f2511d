import { isoInstant } from '@oln/calendar';
import type { Grade, ProcessClock, ProcessInput, Term } from '@oln/contracts/processes';
import { pausesOf, type Pause, type PauseMark } from './pauses.js';

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
  priority?: Grade;
  anchors: Record<string, string>;
  /** Last time each kind of thing happened. */
  happened: Record<string, string>;
  pauseMarks: PauseMark[];
  /** What the marks say. */
  pauses: { from: string; to: string }[];
  pause?: Pause;
  policy: Record<string, Term>;
  holidays: readonly string[];
  clock?: ProcessClock;
  /** Rings that were told: once, ever. */
  told: string[];
  /** Rings for which the owner had an answer already: silent until something is heard, as it may have been another (a pause). */
  answered: string[];
  /** Ids of messages that were obeyed. */
  heard: string[];
  /** By what a message is about: stamp of the latest that was obeyed. */
  latest: Record<string, string>;
  /** Counts the changes of its clocks. */
  revision: number;
  timeline: TimelineEntry[];
}

export interface TimelineEntry {
  at: string;
  what: string;
  stage: string;
  rule?: string;
  actor?: string;
  reason?: string;
}

/** Older entries are the event log's to tell. */
const TIMELINE_KEPT = 100;

export function openState(input: ProcessInput): ProcessState {
  const carried = input.carried as ProcessState | undefined;
  // One that went on before answered rings were kept apart carries none.
  return carried ? { ...carried, answered: carried.answered ?? [] } : freshState(input);
}

function freshState(input: ProcessInput): ProcessState {
  const { id, commune, stage, version, asOf, personInCharge, priority, policy, holidays, clock, anchors = {} } = input;
  const pauseMarks = marksOf(input);
  return {
    id,
    commune,
    stage,
    version,
    enteredAt: isoInstant(anchors.stageSince ?? asOf),
    ended: false,
    personInCharge,
    priority,
    anchors,
    happened: input.happened ?? {},
    pauseMarks,
    ...pausesOf(pauseMarks),
    policy,
    holidays,
    clock,
    told: [],
    answered: [],
    heard: [],
    latest: { person: asOf },
    revision: 0,
    timeline: [{ at: asOf, what: 'started', stage }],
  };
}

/** Their ids are in the order of the list, so that a pause that begins as another ends stays apart from it. */
function marksOf({ pauses = [], pause }: ProcessInput): PauseMark[] {
  const over = pauses.flatMap(({ from, to }) => [{ at: from, until: to }, { at: to }]);
  const marks = pause ? [...over, { at: pause.since, until: pause.until, reason: pause.reason }] : over;
  return marks.map((mark, index) => ({ ...mark, id: String(index).padStart(4, '0') }));
}

export function note(state: ProcessState, entry: Omit<TimelineEntry, 'stage'>): void {
  state.timeline.push({ stage: state.stage, ...entry });
  if (state.timeline.length > TIMELINE_KEPT) state.timeline.splice(0, state.timeline.length - TIMELINE_KEPT);
}
