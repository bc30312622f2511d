import { addDays, dayNumber, daysBetween, weekday, type LocalDate } from '@oln/calendar';
import { LINES, type Line } from '@oln/contracts';
import { Draws } from './draws.js';
import { share, sumOf } from './scale.js';
import type { Scenario } from './scenario.js';

/** A family that comes to an office, with what the office is there for or with something else. */
export interface Arrival {
  /** Of the family, from 0. */
  number: number;
  /** Local date. */
  on: LocalDate;
  commune: string;
  line: Line;
  isPertinent: boolean;
}

/**
 * Who comes where and when, the earliest first: as many as the scenario says, spread over the communes as their commitments are, over
 * the months by their weights, and over the working days of a month by chance.
 */
export function arrivalsOf(scenario: Scenario, seed: number): Arrival[] {
  const { communes, lines, notPertinent } = scenario;
  const all: Omit<Arrival, 'number' | 'on'>[] = LINES.flatMap((line) => {
    const { families } = lines[line];
    const others = Math.round(families * notPertinent.share);
    const weights = communes.map(({ committed }) => committed[line]);
    const of = (parts: number[], isPertinent: boolean) =>
      parts.flatMap((count, at) =>
        Array.from({ length: count }, () => ({ commune: communes[at]!.code, line, isPertinent })),
      );
    return [...of(share(families, weights), true), ...of(share(others, weights), false)];
  });
  const dayOf = daysOfArrival(scenario);
  return all
    .map((arrival, number) => ({ ...arrival, number, on: dayOf(new Draws(seed, `arrival/${number}`)) }))
    .sort((one, other) => dayNumber(one.on) - dayNumber(other.on) || one.number - other.number);
}

function daysOfArrival(scenario: Scenario): (draws: Draws) => LocalDate {
  const months = Object.entries(scenario.arrivals)
    .filter(([, weight]) => weight > 0)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([month, weight]) => ({ weight, days: arrivalDaysOf(scenario, month) }));
  const weights = months.map(({ weight }) => weight);
  return (draws) => draws.pick('day', months[draws.weighted('month', weights)]!.days);
}

/** Working days of a month on which families come: within the year, and until the cut-off, after which nobody is counted. */
export function arrivalDaysOf({ startsOn, cutOff }: Pick<Scenario, 'startsOn' | 'cutOff'>, month: string): LocalDate[] {
  const first = `${month}-01`;
  const length = daysBetween(first, nextMonth(first));
  return Array.from({ length }, (_, at) => addDays(first, at)).filter(
    (day) => ![0, 6].includes(weekday(day)) && day >= startsOn && day <= cutOff,
  );
}

const nextMonth = (first: LocalDate): LocalDate => `${addDays(first, 31).slice(0, 7)}-01`;

export const pertinentIn = (arrivals: readonly Arrival[], line: Line): number =>
  sumOf(arrivals.map((arrival) => (arrival.isPertinent && arrival.line === line ? 1 : 0)));
