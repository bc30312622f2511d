import type { LocalDate } from '@oln/calendar';
import type { MeasureName } from './measures.js';

/**
 * What a record adds to a measure: counted in the days from `since` (the day on which it was known) up to and without `until`. `on` is
 * the day it belongs to when a period is asked for: of a family that was attended, the day on which it accepted, whenever it was
 * evaluated. So every figure can be had as it was known on any day, and a late fact changes the past and not only the present.
 */
export interface Mark {
  measure: MeasureName;
  /** Line of action; empty where there is none. */
  line: string;
  /** What it is divided by: stage, outcome, severity, sector, factor, pseudonymous person. Empty where nothing divides it. */
  code: string;
  on: LocalDate;
  since: LocalDate;
  until: LocalDate;
  /** Whole days or hours, where the measure is of a time; otherwise -1. */
  value: number;
  /** How often the same. */
  n: number;
}

/** Of what holds until something else is told. */
export const FOREVER: LocalDate = '9999-12-31';
export const NO_VALUE = -1;

export const markKey = ({ measure, line, code, on, since, until, value }: Omit<Mark, 'n'>): string =>
  [measure, line, code, on, since, until, value].join('|');

/** The same marks as one, without those that never came to the end of a day, in an order of their own. */
export function gathered(marks: readonly Mark[]): Mark[] {
  const byKey = new Map<string, Mark>();
  for (const mark of marks) {
    if (mark.until <= mark.since) continue;
    const key = markKey(mark);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, n: known.n + mark.n } : mark);
  }
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, mark]) => mark);
}

/** Those that were known at the end of a day. */
export const knownOn = (marks: readonly Mark[], day: LocalDate): Mark[] =>
  marks.filter(({ since, until }) => since <= day && until > day);
