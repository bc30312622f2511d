import { addTerm, endOfLocalDay, localDate } from '@oln/calendar';
import type { Term } from '@oln/contracts';
import type { AttendedCase } from './case-file.js';

/** When the intervention is over at the latest (by default month 9), later by what pauses stopped its clocks. */
export function latestEnd({ acceptedAt, pausedMs }: AttendedCase, term: Term): Date {
  const end = addTerm(acceptedAt.toISOString(), term, []);
  return new Date(pausedMs === 0 ? end : endOfLocalDay(localDate(Date.parse(end) + pausedMs)));
}
