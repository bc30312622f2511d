import { addDays, type LocalDate } from '@oln/calendar';
import { lastOfMonth } from '../figure/period.js';

/** Three calendar months; both days belong to it. */
export interface Quarter {
  /** `2026-q1` */
  name: string;
  from: LocalDate;
  to: LocalDate;
}

export const QUARTER = /^((?:19|20|21)\d{2})-q([1-4])$/;

/** Throws a RangeError for what is no name of one. */
export function quarterNamed(name: string): Quarter {
  const [, year, number] = QUARTER.exec(name) ?? [];
  if (!year) throw new RangeError(`"${name}" is no quarter: write year and number, as in 2026-q1`);
  const last = Number(number) * 3;
  const month = (of: number): string => String(of).padStart(2, '0');
  return { name, from: `${year}-${month(last - 2)}-01`, to: lastOfMonth(`${year}-${month(last)}-01`) };
}

export const quarterOf = (day: LocalDate): Quarter =>
  quarterNamed(`${day.slice(0, 4)}-q${Math.ceil(Number(day.slice(5, 7)) / 3)}`);

const quarterAfter = ({ to }: Quarter): Quarter => quarterOf(addDays(to, 1));

/** Quarters that have ended by the beginning of `today`, from that of `first` on. */
export function endedQuarters(first: LocalDate, today: LocalDate): Quarter[] {
  const ended: Quarter[] = [];
  for (let quarter = quarterOf(first); quarter.to < today; quarter = quarterAfter(quarter)) ended.push(quarter);
  return ended;
}
