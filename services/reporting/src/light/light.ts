import { addDays, daysBetween, type LocalDate } from '@oln/calendar';
import { LIGHT_THRESHOLDS, type LightColour } from '@oln/contracts';
import type { Indicator } from '../indicator/indicator.js';

/** How far a value may be behind what is expected, as a share of it. */
export interface Thresholds {
  /** Up to this: green. */
  green: number;
  /** Up to this: yellow; beyond: red. */
  yellow: number;
}

export const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** How far behind, as a share of what is expected; 0 or less where it is as it should be. Noise of floating point is none. */
export function behindOf(value: number, expected: number, better: Indicator['better']): number {
  const missing = better === 'less' ? value - expected : expected - value;
  if (missing <= 0) return 0;
  return expected === 0 ? Number.POSITIVE_INFINITY : round(missing / expected);
}

/** The one rule of all traffic lights: of targets, of coverage against its commitment, and of what the report says of it. */
export const lightOf = (behind: number, { green, yellow }: Thresholds = LIGHT_THRESHOLDS): LightColour =>
  behind <= green ? 'green' : behind <= yellow ? 'yellow' : 'red';

export interface Days {
  from: LocalDate;
  to: LocalDate;
}

/** Of the days of a span, the share that has passed from one day up to and with another: what is expected if every day is alike. */
export function passedOf(span: Days, { from, to }: Days): number {
  const [first, last] = [from > span.from ? from : span.from, to < span.to ? to : span.to];
  return first > last ? 0 : daysWithin({ from: first, to: last }) / daysWithin(span);
}

const daysWithin = ({ from, to }: Days): number => daysBetween(addDays(from, -1), to);
