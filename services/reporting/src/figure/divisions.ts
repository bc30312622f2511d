import type { Breakdown, Indicator } from '../indicator/indicator.js';
import type { Cell } from './cell.js';
import { evaluate, type Committed, type Figure } from './evaluate.js';

/** Indicators, and what they are divided by: several of these may be asked of the same place and time at once. */
export interface Division<Named = string> {
  indicators: readonly Named[];
  by: readonly Breakdown[];
}

interface Evaluating {
  cellsOf: (indicator: Indicator) => readonly Cell[];
  committed: readonly Committed[];
  /** Months that have to be there where figures are divided by month. */
  months: readonly string[];
  /** What is shown of the figures of one indicator, all divisions together. Absent: everything. */
  hide?: (figures: readonly Figure[], indicator: Indicator) => Figure[];
}

export const indicatorsOf = <Named>(divisions: readonly Division<Named>[]): Named[] => [
  ...new Set(divisions.flatMap(({ indicators }) => indicators)),
];

/** The figures of each division, in the order of its indicators. What is hidden is decided once for all of them. */
export function evaluateDivisions(divisions: readonly Division<Indicator>[], evaluating: Evaluating): Figure[][] {
  const { cellsOf, committed, months, hide } = evaluating;
  const figures = divisions.map(() => new Map<Indicator, Figure[]>());
  for (const indicator of indicatorsOf(divisions)) {
    const cells = cellsOf(indicator);
    const parts = divisions.map(({ indicators, by }) => {
      if (!indicators.includes(indicator)) return [];
      return evaluate(indicator, { cells, committed, by, months: by.includes('month') ? months : [] });
    });
    const all = hide ? hide(parts.flat(), indicator) : parts.flat();
    let from = 0;
    parts.forEach(({ length }, at) => figures[at]!.set(indicator, all.slice(from, (from += length))));
  }
  return divisions.map(({ indicators }, at) => indicators.flatMap((indicator) => figures[at]!.get(indicator)!));
}
