import { addDays, weekday, type LocalDate } from './local-date.js';

/** Holidays as they travel in a process's input (a list) or as a service keeps them (a set). Local dates. */
export type Holidays = ReadonlySet<LocalDate> | readonly LocalDate[];

const [SUNDAY, SATURDAY] = [0, 6];

/** Monday to Friday, holidays excepted (Ley 19.880, art. 25). */
export function isBusinessDay(date: LocalDate, holidays: Holidays): boolean {
  const day = weekday(date);
  return day !== SUNDAY && day !== SATURDAY && !isHoliday(date, holidays);
}

/** The `count`-th business day after `date`, which itself is not counted. */
export function addBusinessDays(date: LocalDate, count: number, holidays: Holidays): LocalDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isBusinessDay(day, holidays)) left -= 1;
  }
  return day;
}

/** Business days after `from` up to and including `to`; negative when `to` comes first. */
export function businessDaysBetween(from: LocalDate, to: LocalDate, holidays: Holidays): number {
  if (to < from) return -businessDaysBetween(to, from, holidays);
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isBusinessDay(day, holidays)) count += 1;
  }
  return count;
}

const isHoliday = (date: LocalDate, holidays: Holidays): boolean =>
  'has' in holidays ? holidays.has(date) : holidays.includes(date);
