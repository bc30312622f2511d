import {
  addBusinessDays,
  addDays,
  addTerm,
  businessDaysBetween,
  endOfLocalDay,
  epochMs,
  fractionOfTerm,
  isoInstant,
  localDate,
  parseTerm,
  timesTerm,
  type TermUnit,
} from '@oln/calendar';
import type { Deadline, Role, Term } from '@oln/contracts/processes';
import type { ProcessState } from './process-state.js';
import { CLIMBS, REMIND_AT, stageOf, type ClockRule, type ProcessTable } from './stage-table.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The clocks that run now, from the table and the memory alone: the same answer whenever it is asked. */
export function runningClocks(table: ProcessTable, state: ProcessState): Deadline[] {
  if (state.ended) return [];
  if (state.pause) return [pauseClock(state.pause)];
  return Object.entries(stageOf(table, state.stage).clocks).flatMap(
    ([name, rule]) => clockOf(`${state.stage}.${name}`, rule, state) ?? [],
  );
}

/** Nobody is late because of a pause; its end wakes somebody. */
const pauseClock = ({ since, until }: { since: string; until: string }): Deadline => ({
  rule: 'pause.ends',
  due: until,
  overdueTo: 'coordinator',
  climbs: [],
  kind: 'ask',
  countedFrom: since,
});

function clockOf(rule: string, clock: ClockRule, state: ProcessState): Deadline | undefined {
  const start = applies(clock, state) ? startOf(clock, state) : undefined;
  if (start === undefined || isMet(clock, start, state)) return undefined;
  const term = state.policy[rule] ?? clock.term;
  const due = dueOf(clock, start, term, state);
  const overdueTo: Role = clock.overdueTo ?? 'coordinator';
  const common = { rule, due, askedOf: clock.askedOf, overdueTo, countedFrom: start, settledBy: settledBy(clock) };
  if (clock.kind === 'ask') return { ...common, climbs: [], kind: 'ask' };
  const reminder = fractionOfTerm(start, term, clock.remindAt ?? REMIND_AT, state.holidays);
  return {
    ...common,
    remindAt: afterPauses(reminder, start, term, state),
    climbs: (clock.climbs ?? CLIMBS).map(({ times, to }) => {
      const climb = timesTerm(start, term, times, state.holidays);
      return { at: afterPauses(climb, start, term, state), to };
    }),
    kind: 'term',
  };
}

function applies(clock: ClockRule, state: ProcessState): boolean {
  if (clock.onlyWith && !state.anchors[clock.onlyWith]) return false;
  if (clock.unless && state.anchors[clock.unless]) return false;
  return !clock.priority || clock.priority === (state.priority ?? 'medium');
}

/** What happened before it began to count does not meet it. */
function isMet({ metBy }: ClockRule, start: string, { happened }: ProcessState): boolean {
  const done = metBy ? happened[metBy] : undefined;
  return done !== undefined && done >= isoInstant(start);
}

function startOf({ from, anew }: ClockRule, state: ProcessState): string | undefined {
  const again = anew ? state.anchors[anew] : undefined;
  if (again !== undefined) return again;
  if (from === 'entry') return state.enteredAt;
  const [kind, name = ''] = from.split(':');
  if (kind === 'anchor') return state.anchors[name];
  const last = state.happened[name];
  return last !== undefined && last > state.enteredAt ? last : state.enteredAt;
}

function settledBy({ from, metBy }: ClockRule): string | undefined {
  return metBy ?? (from.startsWith('last:') ? from.slice('last:'.length) : undefined);
}

function dueOf(clock: ClockRule, start: string, term: Term, state: ProcessState): string {
  const latest = afterPauses(addTerm(start, term, state.holidays), start, term, state);
  const named = clock.dueAt ? state.anchors[clock.dueAt] : undefined;
  if (named === undefined) return latest;
  // A date that was agreed moves like any other clock by the pauses of its stage.
  const agreed = afterPauses(named, state.enteredAt, term, state);
  return agreed < latest ? agreed : latest;
}

/**
 * A pause stops the clocks: what was left when it began is left when it ends. Business days move by the business days
 * that were paused, so that a term never ends on a holiday; days and months by days, begun ones included; hours exactly.
 */
function afterPauses(instant: string, start: string, term: Term, state: ProcessState): string {
  const { unit } = parseTerm(term);
  let moved = instant;
  let pausedMs = 0;
  for (const pause of state.pauses) {
    const from = pause.from > start ? pause.from : start;
    if (pause.to <= from || from >= moved) continue;
    pausedMs += epochMs(pause.to) - epochMs(from);
    moved = unit === 'bd' ? afterBusinessDays(moved, from, pause.to, state.holidays) : later(instant, pausedMs, unit);
  }
  return moved;
}

function afterBusinessDays(instant: string, from: string, to: string, holidays: readonly string[]): string {
  const paused = businessDaysBetween(localDate(from), localDate(to), holidays);
  return endOfLocalDay(addBusinessDays(localDate(instant), paused, holidays));
}

function later(instant: string, ms: number, unit: TermUnit): string {
  if (unit === 'h') return isoInstant(epochMs(instant) + ms);
  // Ten days over the end of summer time are an hour longer than ten days: they are no eleventh.
  return endOfLocalDay(addDays(localDate(instant), Math.ceil((ms - HOUR_MS) / DAY_MS)));
}

/** Clocks as one text, to see whether they changed. */
export const clocksFingerprint = (clocks: Deadline[]): string => JSON.stringify(clocks);
