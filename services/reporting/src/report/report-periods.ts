import { lastOfMonth, type Period } from '../figure/period.js';

/** What a report is of: its month, the year up to it, the same month of the year before, and thirteen months up to it. */
export interface ReportPeriods {
  month: Period;
  year: Period;
  /** As it was known a year before the cut-off of the others: so both had the same time to become known. */
  lastYear: Period;
  trend: Period;
}

const yearBefore = (month: string): string => `${String(Number(month.slice(0, 4)) - 1)}${month.slice(4)}`;

/** `month`: `2026-03`; `asOf`: the last day of that month or of a later one. */
export function reportPeriods(month: string, asOf: string): ReportPeriods {
  const [from, to] = [`${month}-01`, lastOfMonth(`${month}-01`)];
  const before = yearBefore(month);
  return {
    month: { from, to, asOf },
    year: { from: `${month.slice(0, 4)}-01-01`, to, asOf },
    lastYear: {
      from: `${before}-01`,
      to: lastOfMonth(`${before}-01`),
      asOf: lastOfMonth(`${yearBefore(asOf.slice(0, 7))}-01`),
    },
    trend: { from: `${before}-01`, to, asOf },
  };
}
