import { addTerm, endOfLocalDay, epochMs, fractionOfTerm, isoInstant, localDate, parseTerm, twiceTerm } from '@oln/calendar';
import type { Deadline, DeadlineLevel, Role, Term } from '@oln/contracts';
import type { ProcessState } from './process-state.js';
import { toldKey } from './process-state.js';
import type { ClockRule, ProcessTable } from './stage-table.js';

const REMIND_AT = 0.6;

/** The clocks that run now, from the table and the memory alone: the same answer whenever it is asked. */
export function runningClocks(table: ProcessTable, state: ProcessState): Deadline[] {
  if (state.ended) return [];
  if (state.pause) return [pauseClock(state.pause.until)];
  const { clocks } = table.stages[state.stage]!;
  return Object.entries(clocks).flatMap(([name, rule]) => {
    const clock = clockOf(`${state.stage}.${name}`, rule, state);
    return clock ? [clock] : [];
  });
}

/** Nobody is late because of a pause; its end wakes somebody. */
const pauseClock = (until: string): Deadline => ({ rule: 'pause.ends', due: until, overdueTo: 'coordinator', climbs: [], kind: 'ask' });

function clockOf(rule: string, clock: ClockRule, state: ProcessState): Deadline | undefined {
  if (!applies(clock, state)) return undefined;
  const start = startOf(clock, state);
  if (start === undefined) return undefined;
  const term = state.policy[rule] ?? clock.term;
  const at = (instant: string) => shifted(instant, start, term, state);
  const due = earliest(at(addTerm(start, term, state.holidays)), clock.dueAt ? state.anchors[clock.dueAt] : undefined);
  const overdueTo: Role = clock.overdueTo ?? 'coordinator';
  if (clock.kind === 'ask') return { rule, due, overdueTo, climbs: [], kind: 'ask' };
  return {
    rule,
    due,
    remindAt: at(fractionOfTerm(start, term, clock.remindAt ?? REMIND_AT, state.holidays)),
    overdueTo,
    climbs: [{ at: at(twiceTerm(start, term, state.holidays)), to: 'regional-supervisor' }],
    kind: 'term',
  };
}

function applies(clock: ClockRule, state: ProcessState): boolean {
  if (clock.onlyWith && !state.anchors[clock.onlyWith]) return false;
  if (clock.unless && state.anchors[clock.unless]) return false;
  if (clock.priority && clock.priority !== (state.priority ?? 'medium')) return false;
  const done = clock.metBy ? state.happened[clock.metBy] : undefined;
  return done === undefined || done < state.enteredAt;
}

function startOf({ from }: ClockRule, state: ProcessState): string | undefined {
  if (from === 'entry') return state.enteredAt;
  const [kind, name = ''] = from.split(':');
  if (kind === 'anchor') return state.anchors[name];
  const last = state.happened[name];
  return last !== undefined && last > state.enteredAt ? last : state.enteredAt;
}

/** A pause stops the clocks: what was left when it began is left when it ends. Days still end at the end of a day. */
function shifted(instant: string, start: string, term: Term, state: ProcessState): string {
  let moved = epochMs(instant);
  for (const { from, to } of state.pauses) {
    const began = Math.max(epochMs(from), epochMs(start));
    const ended = epochMs(to);
    if (ended > began && began < moved) moved += ended - began;
  }
  if (moved === epochMs(instant)) return instant;
  return parseTerm(term).unit === 'h' ? isoInstant(moved) : endOfLocalDay(localDate(isoInstant(moved)));
}

const earliest = (left: string, right: string | undefined): string => (right !== undefined && right < left ? right : left);

/** One thing a clock says at one instant. */
export interface Ring {
  clock: Deadline;
  level: DeadlineLevel;
  at: string;
  to?: Role;
  key: string;
}

/** What rings next, among what was not told yet. */
export function nextRing(clocks: Deadline[], state: ProcessState): Ring | undefined {
  const rings = clocks.flatMap(ringsOf).filter((ring) => !state.told.includes(ring.key));
  return rings.reduce<Ring | undefined>((first, ring) => (first && first.at <= ring.at ? first : ring), undefined);
}

function ringsOf(clock: Deadline): Ring[] {
  const ring = (level: DeadlineLevel, at: string, to?: Role): Ring => ({
    clock,
    level,
    at,
    to,
    key: toldKey(clock.rule, clock.due, to ? `${level}:${to}` : level),
  });
  const reminder = clock.remindAt && clock.remindAt < clock.due ? [ring('reminder', clock.remindAt)] : [];
  return [...reminder, ring('due', clock.due), ...clock.climbs.map(({ at, to }) => ring('climb', at, to))];
}

/** Clocks as one text, to see whether they changed. */
export const clocksFingerprint = (clocks: Deadline[]): string => JSON.stringify(clocks);
