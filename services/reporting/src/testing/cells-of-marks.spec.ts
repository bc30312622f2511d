import { daysBetween } from '@oln/calendar';
import type { Cell, Dimension } from '../figure/cell.js';
import { standsOn, type Period } from '../figure/period.js';
import { knownOn, type Mark } from '../fact/mark.js';
import { measureOf } from '../fact/measures.js';

/** What the database makes of marks, reckoned once more by hand. Holds no tests. */
export function cellsOfMarks(
  marks: readonly (Mark & { commune: string })[],
  period: Period,
  by: readonly Dimension[],
): Cell[] {
  const flows = knownOn(marks, period.asOf).filter(
    ({ measure, on }) => measureOf(measure).time === 'flow' && on >= period.from && on <= period.to,
  );
  const stocks = knownOn(marks, standsOn(period)).filter(({ measure }) => measureOf(measure).time === 'stock');
  return [...flows, ...stocks].map((mark) => cellOf(mark as Mark & { commune: string }, by));
}

/** Days since which what stands has stood. */
export function agesOfMarks(
  marks: readonly (Mark & { commune: string })[],
  period: Period,
  by: readonly Dimension[],
): Cell[] {
  return knownOn(marks, standsOn(period)).map((mark) => ({
    ...cellOf(mark as Mark & { commune: string }, by),
    value: daysBetween(mark.on, standsOn(period)),
  }));
}

function cellOf(mark: Mark & { commune: string }, by: readonly Dimension[]): Cell {
  const { measure, value, n } = mark;
  const all = { commune: mark.commune, month: mark.on.slice(0, 7), line: mark.line, code: mark.code };
  const kept = Object.fromEntries(
    Object.entries(all).map(([name, said]) => [name, by.includes(name as Dimension) ? said : '']),
  );
  return { measure, value, n, ...(kept as typeof all) };
}
