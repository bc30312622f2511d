import DateHolidays from 'date-holidays';
import { addDays, type LocalDate } from './local-date.js';

/**
 * National public holidays of the years, sorted. For services only: a process gets the list with its input, so that a
 * new version of the library cannot change a replay. Regional holidays and days of election (Sundays) are left out.
 */
export function holidaysOf(years: readonly number[]): LocalDate[] {
  const chile = new DateHolidays('CL', { languages: ['es'] });
  const found = new Set<LocalDate>();
  for (const year of years) {
    for (const holiday of chile.getHolidays(year)) {
      const date = holiday.date.slice(0, 10);
      if (holiday.type === 'public') for (const day of asByLaw(holiday.rule, date)) found.add(day);
    }
  }
  return [...found].sort();
}

/** The years a process that starts in `year` can touch: nine months, its follow-up, and a second look. */
export const yearsFrom = (year: number, count = 3): number[] =>
  Array.from({ length: count }, (_, index) => year + index);

/** The library has Easter Sunday, which is no holiday by law, and lacks Holy Saturday, which is (Ley 2.977). */
function asByLaw(rule: string, date: LocalDate): LocalDate[] {
  if (rule === 'easter') return [];
  return rule === 'easter -2' ? [date, addDays(date, 1)] : [date];
}
