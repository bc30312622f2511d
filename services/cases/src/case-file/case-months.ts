import { addTerm, endOfLocalDay, localDate } from '@oln/calendar';
import type { Term } from '@oln/contracts';
import type { AttendedCase, PastPause } from './case-file.js';

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
