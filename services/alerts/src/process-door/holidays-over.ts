import { holidaysOf, yearsFrom } from '@oln/calendar/holidays';

/** National holidays from the year in which a stage was entered: its clocks count from there. */
export function holidaysOver(since: Date, now: Date): readonly string[] {
  const [first, last] = [since.getUTCFullYear(), now.getUTCFullYear()];
  return holidaysOf(yearsFrom(first, Math.max(last - first, 0) + 3));
}
