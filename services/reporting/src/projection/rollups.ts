import { FOREVER, type Mark } from '../fact/mark.js';
import { measureOf } from '../fact/measures.js';

/** How much a measure changes in a month, of what belongs to a month. First days of months. */
export interface Rollup {
  commune: string;
  measure: string;
  line: string;
  code: string;
  value: number;
  onMonth: string;
  month: string;
  n: number;
}

/** What stands is asked for as a whole: a month that it belongs to would only make more rows. */
export const NO_MONTH = '0001-01-01';

export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** What these marks (`sign` 1: as they came, -1: as they went) change in the sums by month. Nothing is said of what comes to nothing. */
export function rollupsOf(changes: readonly { sign: 1 | -1; mark: Mark & { commune: string } }[]): Rollup[] {
  const sums = new Map<string, Rollup>();
  for (const { sign, mark } of changes) {
    add(sums, mark, mark.since, sign * mark.n);
    if (mark.until < FOREVER) add(sums, mark, mark.until, -sign * mark.n);
  }
  return [...sums]
    .filter(([, { n }]) => n !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, rollup]) => rollup);
}

function add(sums: Map<string, Rollup>, mark: Mark & { commune: string }, day: string, n: number): void {
  const { commune, measure, line, code, value } = mark;
  const onMonth = measureOf(measure).time === 'stock' ? NO_MONTH : monthOf(mark.on);
  const month = monthOf(day);
  const key = [measure, commune, line, code, value, onMonth, month].join('|');
  const known = sums.get(key);
  if (known) known.n += n;
  else sums.set(key, { commune, measure, line, code, value, onMonth, month, n });
}
