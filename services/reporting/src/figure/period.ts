import { addDays, type LocalDate } from '@oln/calendar';

/** What a figure is asked for. Local dates, both ends included. */
export interface Period {
  from: LocalDate;
  to: LocalDate;
  /** Figures as they were known at the end of this day. */
  asOf: LocalDate;
}

const firstOfMonth = (day: LocalDate): LocalDate => `${day.slice(0, 7)}-01`;
const nextMonth = (month: LocalDate): LocalDate => firstOfMonth(addDays(month, 31));
export const lastOfMonth = (day: LocalDate): LocalDate => addDays(nextMonth(firstOfMonth(day)), -1);

/** Default: the calendar year up to now, as it is known today. */
export function periodOf(asked: Partial<Period>, today: LocalDate): Period {
  const asOf = asked.asOf ?? today;
  const to = asked.to ?? lastOfMonth(asOf);
  return { from: asked.from ?? `${to.slice(0, 4)}-01-01`, to, asOf };
}

/** Day on which what stands is counted: the end of the period, if that has come. */
export const standsOn = ({ to, asOf }: Period): LocalDate => (to < asOf ? to : asOf);

/** At the end of a month, or later than anything that is known: the sums by month say the same as the marks themselves. */
export const isWhole = (day: LocalDate, today: LocalDate): boolean => day >= today || day === lastOfMonth(day);

export const isWholeMonths = ({ from, to }: Period): boolean => from === firstOfMonth(from) && to === lastOfMonth(to);

/** `2026-03`, of every month that has begun by the cut-off. */
export function monthsOf({ from, to, asOf }: Period): string[] {
  const end = to < asOf ? to : asOf;
  const months: string[] = [];
  for (let month = firstOfMonth(from); month <= end; month = nextMonth(month)) months.push(month.slice(0, 7));
  return months;
}
