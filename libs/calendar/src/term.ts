import type { Term } from '@oln/contracts';
import { addBusinessDays, type Holidays } from './business-day.js';
import { epochMs, isoInstant, type Instant } from './instant.js';
import { addDays, addMonths, daysBetween, type LocalDate } from './local-date.js';
import { endOfLocalDay, localDate } from './zone.js';

export type TermUnit = 'bd' | 'd' | 'h' | 'm';
export interface ParsedTerm {
  amount: number;
  unit: TermUnit;
}

const PATTERN = /^([1-9]\d{0,3})(bd|d|h|m)$/;
const HOUR_MS = 3_600_000;

/** Throws a RangeError that says how a term is written. */
export function parseTerm(text: string): ParsedTerm {
  const [, amount, unit] = PATTERN.exec(text) ?? [];
  if (amount === undefined) {
    throw new RangeError(
      `"${text}" is not a term: write a number from 1 to 9999 and bd (business days), d (calendar days), h (hours) or m (months), as in 20bd`,
    );
  }
  return { amount: Number(amount), unit: unit as TermUnit };
}

export const formatTerm = ({ amount, unit }: ParsedTerm): Term => `${amount}${unit}`;

/**
 * When a term that begins at `start` is over, ISO. Business and calendar days leave out the day of the event; they and
 * months (clamped to the month's end) end at 23:59:59 in Santiago. Hours run round the clock. Rulings: Time.
 */
export const addTerm = (start: Instant, term: Term, holidays: Holidays): string =>
  addUnits(start, parseTerm(term), holidays);

/** End of so many times the term (1.5, 2, …): when it climbs to the next role. Days and months are whole, rounded up. */
export function timesTerm(start: Instant, term: Term, times: number, holidays: Holidays): string {
  if (!(times > 0)) throw new RangeError(`${times} times a term is none: it lies above 0`);
  const { amount, unit } = parseTerm(term);
  const whole = unit === 'h' ? amount * times : partOf(amount, times);
  return addUnits(start, { amount: whole, unit }, holidays);
}

/**
 * When the share (above 0, up to 1) of a term has passed, ISO: the reminder. Hours are exact; days are whole, rounded
 * up (60 % of 5bd is the end of the 3rd business day); months count the calendar days they span. A short term's
 * reminder may be its end: whoever sets clocks leaves such a reminder out.
 */
export function fractionOfTerm(start: Instant, term: Term, share: number, holidays: Holidays): string {
  if (!(share > 0 && share <= 1))
    throw new RangeError(`${share} is not a share of a term: it lies above 0 and up to 1`);
  const { amount, unit } = parseTerm(term);
  if (unit === 'h') return isoInstant(epochMs(start) + Math.round(amount * HOUR_MS * share));
  if (unit === 'm') return addUnits(start, { amount: partOf(daysOfMonths(start, amount), share), unit: 'd' }, holidays);
  return addUnits(start, { amount: partOf(amount, share), unit }, holidays);
}

function addUnits(start: Instant, { amount, unit }: ParsedTerm, holidays: Holidays): string {
  if (unit === 'h') return isoInstant(epochMs(start) + amount * HOUR_MS);
  return endOfLocalDay(lastDay(localDate(start), amount, unit, holidays));
}

function lastDay(from: LocalDate, amount: number, unit: 'bd' | 'd' | 'm', holidays: Holidays): LocalDate {
  if (unit === 'bd') return addBusinessDays(from, amount, holidays);
  return unit === 'd' ? addDays(from, amount) : addMonths(from, amount);
}

function daysOfMonths(start: Instant, months: number): number {
  const from = localDate(start);
  return daysBetween(from, addMonths(from, months));
}

/** Rounded up, but not by the noise of floating point. */
const partOf = (amount: number, share: number): number => Math.ceil(amount * share - 1e-9);
