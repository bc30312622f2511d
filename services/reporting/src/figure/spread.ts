import type { Cell } from './cell.js';

export interface Spread {
  /** How many there are. */
  n: number;
  median: number;
  p90: number;
}

/** Nearest rank, as `percentile_disc` of SQL: a value that was really there. Undefined where there is none. */
export function spreadOf(cells: readonly Cell[]): Spread | undefined {
  const byValue = new Map<number, number>();
  for (const { value, n } of cells) byValue.set(value, (byValue.get(value) ?? 0) + n);
  const values = [...byValue].filter(([, n]) => n > 0).sort(([one], [other]) => one - other);
  const n = values.reduce((sum, [, times]) => sum + times, 0);
  return n === 0 ? undefined : { n, median: at(values, n * 0.5), p90: at(values, n * 0.9) };
}

function at(values: readonly [value: number, times: number][], rank: number): number {
  let passed = 0;
  for (const [value, times] of values) {
    passed += times;
    // Tenths of whole numbers are not exact.
    if (passed >= rank - 1e-9) return value;
  }
  return values.at(-1)![0];
}
