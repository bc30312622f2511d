import { dateOfDayNumber, dayNumber, weekdayOfDay, type LocalDate } from './local-date.js';

/** Holidays as they travel in a process's input (a list) or as a service keeps them (a set). Local dates. */
export type Holidays = ReadonlySet<LocalDate> | readonly LocalDate[];

const [SUNDAY, SATURDAY] = [0, 6];

/** Monday to Friday, holidays excepted (Ley 19.880, art. 25). */
export const isBusinessDay = (date: LocalDate, holidays: Holidays): boolean =>
  isBusinessDayNumber(dayNumber(date), holidays);

/** The `count`-th business day after `date`, which itself is not counted. */
export function addBusinessDays(date: LocalDate, count: number, holidays: Holidays): LocalDate {
  let day = dayNumber(date);
  for (let left = count; left > 0;) {
    day += 1;
    if (isBusinessDayNumber(day, holidays)) left -= 1;
  }
  return dateOfDayNumber(day);
}

/** Business days after `from` up to and including `to`; negative when `to` comes first. */
export function businessDaysBetween(from: LocalDate, to: LocalDate, holidays: Holidays): number {
  if (to < from) return -businessDaysBetween(to, from, holidays);
  const last = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= last; day += 1) {
    if (isBusinessDayNumber(day, holidays)) count += 1;
  }
  return count;
}

function isBusinessDayNumber(day: number, holidays: Holidays): boolean {
  const weekday = weekdayOfDay(day);
  return weekday !== SUNDAY && weekday !== SATURDAY && !isHoliday(dateOfDayNumber(day), holidays);
}

const isHoliday = (date: LocalDate, holidays: Holidays): boolean =>
  'has' in holidays ? holidays.has(date) : holidays.includes(date);
