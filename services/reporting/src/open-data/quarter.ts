import type { Period } from '../figure/period.js';
import { lastOfMonth } from '../figure/period.js';

/** `2026-Q1` */
export type Quarter = string;

export const QUARTER = /^(19|20|21)\d\d-Q[1-4]$/;

const MONTHS = 3;

/** Its first and last day, as its figures were known at its end. */
export function quarterPeriod(quarter: Quarter): Period {
  const [year, number] = [quarter.slice(0, 4), Number(quarter.slice(-1))];
  const month = (at: number): string => `${year}-${String(at).padStart(2, '0')}-01`;
  const to = lastOfMonth(month(number * MONTHS));
  return { from: month((number - 1) * MONTHS + 1), to, asOf: to };
}

/** Of a local date or month. */
export const quarterOf = (day: string): Quarter => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / MONTHS)}`;

export const nextQuarter = (quarter: Quarter): Quarter =>
  quarter.endsWith('4')
    ? `${Number(quarter.slice(0, 4)) + 1}-Q1`
    : `${quarter.slice(0, -1)}${Number(quarter.slice(-1)) + 1}`;

/** Quarters that have ended before a day, from the one of `first` on, the newest first. */
export function closedQuarters(first: string, today: string): Quarter[] {
  const quarters: Quarter[] = [];
  for (let quarter = quarterOf(first); quarterPeriod(quarter).to < today; quarter = nextQuarter(quarter))
    quarters.unshift(quarter);
  return quarters;
}
