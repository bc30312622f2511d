import DateHolidays from 'date-holidays';
import { addDays, type LocalDate } from './local-date.js';

/**
 * National public holidays of the years, sorted. For services only: a process gets the list with its input, so that a
 * new version of the library cannot change a replay. Regional holidays and days of election (Sundays) are left out.
 */
export function holidaysOf(years: readonly number[]): readonly LocalDate[] {
  const key = years.join();
  const dates = together.get(key) ?? [...new Set(years.flatMap((year) => holidaysOfYear(year)))].sort();
  together.set(key, dates);
  return dates;
}

/** The years a process that starts in `year` can touch: nine months, its follow-up, and a second look. */
export const yearsFrom = (year: number, count = 3): number[] =>
  Array.from({ length: count }, (_, index) => year + index);

/** Of all years that clocks counted from `since` can touch at `now`: a process may be started anew long after its stage began. */
export function holidaysOver(since: Date, now: Date): readonly LocalDate[] {
  const [first, last] = [since.getUTCFullYear(), now.getUTCFullYear()];
  return holidaysOf(yearsFrom(first, Math.max(last - first, 0) + 3));
}

/** The library takes milliseconds for a year, and every start of a process asks. */
const known = new Map<number, readonly LocalDate[]>();
const together = new Map<string, readonly LocalDate[]>();

function holidaysOfYear(year: number): readonly LocalDate[] {
  const dates = known.get(year) ?? computed(year);
  known.set(year, dates);
  return dates;
}

const computed = (year: number): LocalDate[] =>
  new DateHolidays('CL', { languages: ['es'] })
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .flatMap(({ rule, date }) => asByLaw(rule, date.slice(0, 10)));

/** The library has Easter Sunday, which is no holiday by law, and lacks Holy Saturday, which is (Ley 2.977). */
function asByLaw(rule: string, date: LocalDate): LocalDate[] {
  if (rule === 'easter') return [];
  return rule === 'easter -2' ? [date, addDays(date, 1)] : [date];
}
