import { addTerm, endOfLocalDay, localDate } from '@oln/calendar';
import { processOfLine, type Line, type ProcessName, type Term } from '@oln/contracts';
import type { AttendedCase, PastPause } from './case-file.js';

/** The clock that says how long an intervention takes at most, by line (processes §2 and §3). */
const LONGEST = {
  'case-management': 'execution.extension-ends',
  'family-therapy': 'execution.months-end',
} as const satisfies Record<Line, string>;

/** How long an intervention of a line takes at most, in an office. */
export const longestTerm = (policy: { termsOf(process: ProcessName): Record<string, Term> }, line: Line): Term =>
  policy.termsOf(processOfLine(line))[LONGEST[line]]!;

/** When the intervention is over at the latest (by default month 9), later by what pauses stopped its clocks. */
export function latestEnd({ acceptedAt, pauses }: AttendedCase, term: Term): Date {
  const end = addTerm(acceptedAt.toISOString(), term, []);
  const pausedMs = pausedSince(acceptedAt, pauses);
  return new Date(pausedMs === 0 ? end : endOfLocalDay(localDate(Date.parse(end) + pausedMs)));
}

/** A pause before the acceptance does not move the months that are counted from it. */
function pausedSince(start: Date, pauses: readonly PastPause[]): number {
  const lengths = pauses.map(({ from, to }) => Date.parse(to) - Math.max(Date.parse(from), start.getTime()));
  return lengths.reduce((sum, length) => sum + Math.max(0, length), 0);
}
