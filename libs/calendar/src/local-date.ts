/** A day of the calendar, without time or zone: `2026-04-05`. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01. Throws on a day that does not exist. */
export function dayNumber(date: LocalDate): number {
  const [, year, month, day] = PATTERN.exec(date) ?? [];
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`"${date}" is not a date: write year-month-day, as in 2026-04-05`);
  }
  return ms / DAY_MS;
}

export const dateOfDayNumber = (days: number): LocalDate => new Date(days * DAY_MS).toISOString().slice(0, 10);

export const isLocalDate = (text: string): boolean => {
  try {
    return Number.isInteger(dayNumber(text));
  } catch {
    return false;
  }
};

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDayNumber(dayNumber(date) + days);

/** Calendar days from `from` to `to`; negative when `to` comes first. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** The same day `months` later; where that month is shorter, its last day (Código Civil, art. 48). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const start = new Date(dayNumber(date) * DAY_MS);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dateOfDayNumber(Date.UTC(year, month, Math.min(start.getUTCDate(), lastDay)) / DAY_MS);
}

/** 0 Sunday … 6 Saturday. */
export const weekday = (date: LocalDate): number => weekdayOfDay(dayNumber(date));

export const weekdayOfDay = (days: number): number => (((days + 4) % 7) + 7) % 7;
