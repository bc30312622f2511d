import { isoInstant } from '@oln/calendar';
import type {
  Happened,
  Message,
  Moved,
  Paused,
  PolicyChanged,
  ProcessClock,
  Reassigned,
  Standing,
} from '@oln/contracts/processes';
import { pausesOf, withMark, type PauseMark } from './pauses.js';
import { note, type ProcessState } from './process-state.js';
import { isOutcome, type ProcessTable } from './stage-table.js';

/**
 * What a process makes of its messages. They come twice and out of order: whatever the order, the memory is the same in
 * the end. Each function tells whether there was news.
 */

/** Repeats come soon after; the rules below hold for one that comes later, too. */
const HEARD_KEPT = 200;

/** True the first time. */
export function hearsFirst(state: ProcessState, { messageId }: Pick<Message, 'messageId'>): boolean {
  if (state.heard.includes(messageId)) return false;
  state.heard.push(messageId);
  if (state.heard.length > HEARD_KEPT) state.heard.shift();
  return true;
}

/** Of two messages about one thing the later one holds. At one instant, the later id (they are ordered by time). */
function isLatest({ latest }: ProcessState, about: string, { asOf, messageId }: Message): boolean {
  const stamp = `${isoInstant(asOf)} ${messageId}`;
  if ((latest[about] ?? '') >= stamp) return false;
  latest[about] = stamp;
  return true;
}

type Move = Moved | (Standing & Partial<Pick<Moved, 'actor' | 'reason'>>);

/** The record moved. What is not newer than what is known is not news. `drops`: asked where anchors are known that it leaves out. */
export function obeyMove(table: ProcessTable, state: ProcessState, move: Move, drops = (): boolean => true): boolean {
  if (move.version <= state.version || state.ended) return false;
  const { version, stage, actor, reason } = move;
  const enteredAt = enteredBy(state, move);
  const isElsewhere = stage !== state.stage || enteredAt !== state.enteredAt;
  const outcome = isOutcome(table, move.outcome) ? move.outcome : state.outcome;
  Object.assign(state, { version, stage, enteredAt, outcome });
  state.priority = move.priority ?? state.priority;
  state.anchors = anchorsAfter(state, move, drops);
  if (isElsewhere) note(state, { at: move.asOf, what: 'moved', actor, reason });
  if (move.ended) end(state, move.asOf);
  return true;
}

function enteredBy(state: ProcessState, { stage, asOf, anchors }: Move): string {
  if (anchors?.stageSince) return isoInstant(anchors.stageSince);
  return stage === state.stage ? state.enteredAt : isoInstant(asOf);
}

/**
 * The newest standing names all anchors that hold. One that it leaves out holds no more: kept, it would cut short a term that
 * was given anew. A standing that names none tells nothing of them.
 */
function anchorsAfter({ anchors: known }: ProcessState, { anchors: named }: Move, drops: () => boolean) {
  if (!named) return known;
  const leavesOut = Object.keys(known).some((name) => !Object.hasOwn(named, name));
  return leavesOut && !drops() ? { ...known, ...named } : named;
}

/** A process ends only with an outcome from the closed list; without one it stays open, where people see it. */
function end(state: ProcessState, at: string): void {
  state.ended = state.outcome !== undefined;
  note(state, { at, what: state.ended ? 'ended' : 'ended-without-outcome', reason: state.outcome });
}

export function hearHappening(state: ProcessState, { what, asOf, actor }: Happened): boolean {
  const at = isoInstant(asOf);
  const last = state.happened[what];
  if (last !== undefined && last >= at) return false;
  state.happened[what] = at;
  note(state, { at, what, actor });
  return true;
}

export function hearReassignment(state: ProcessState, message: Reassigned): boolean {
  if (!isLatest(state, 'person', message)) return false;
  state.personInCharge = message.personInCharge;
  note(state, { at: message.asOf, what: 'reassigned', actor: message.personInCharge });
  return true;
}

/** Clocks stop. */
export function hearPause(state: ProcessState, { asOf, messageId, until, reason }: Paused): boolean {
  const isNews = hearMark(state, { at: isoInstant(asOf), id: messageId, until: isoInstant(until), reason });
  if (isNews) note(state, { at: asOf, what: 'paused', reason });
  return isNews;
}

/** Clocks go on. */
export function hearResume(state: ProcessState, { asOf, messageId }: Message): boolean {
  const isNews = hearMark(state, { at: isoInstant(asOf), id: messageId });
  if (isNews) note(state, { at: asOf, what: 'resumed' });
  return isNews;
}

function hearMark(state: ProcessState, mark: PauseMark): boolean {
  const before = JSON.stringify([state.pauses, state.pause]);
  state.pauseMarks = withMark(state.pauseMarks, mark);
  const { pauses, pause } = pausesOf(state.pauseMarks);
  Object.assign(state, { pauses, pause });
  return JSON.stringify([pauses, pause]) !== before;
}

/** Each rule by itself: a change of one term does not bring back an older one of another. */
export function hearPolicy(state: ProcessState, message: PolicyChanged): boolean {
  const changed = Object.entries(message.policy).filter(([rule]) => isLatest(state, `policy ${rule}`, message));
  state.policy = { ...state.policy, ...Object.fromEntries(changed) };
  if (changed.length > 0) note(state, { at: message.asOf, what: 'policy-changed' });
  return changed.length > 0;
}

export function hearClock(state: ProcessState, clock: ProcessClock): boolean {
  if (state.clock && clock.epoch <= state.clock.epoch) return false;
  state.clock = clock;
  return true;
}
