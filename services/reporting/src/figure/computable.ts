/** A whole is the sum of its parts. */
export interface Equation {
  whole: number;
  parts: readonly number[];
}

/** Arithmetic with a prime is exact where that of fractions would only be so at great length. */
const PRIME = 2_147_483_647;

/**
 * Which of the unknown cells follow from the known ones by the equations, whatever the numbers are: those that stand alone in a row once
 * the equations between unknowns have been solved as far as they go.
 */
export function computableOf(unknown: readonly number[], equations: readonly Equation[]): number[] {
  const place = new Map(unknown.map((cell, index) => [cell, index]));
  const rows = equations.flatMap(({ whole, parts }) => {
    const row: Row = new Map();
    for (const part of parts) add(row, place.get(part), 1);
    add(row, place.get(whole), PRIME - 1);
    return row.size > 0 ? [row] : [];
  });
  return solved(rows).flatMap((row) => (row.size === 1 ? [unknown[[...row.keys()][0]!]!] : []));
}

type Row = Map<number, number>;

/** Sixteen bits at a time: what comes of it is exact, as no step goes above 2^48. */
const times = (one: number, other: number): number =>
  (((one * (other >>> 16)) % PRIME) * 65_536 + one * (other & 65_535)) % PRIME;

function add(row: Row, column: number | undefined, n: number): void {
  if (column === undefined) return;
  const sum = ((row.get(column) ?? 0) + n) % PRIME;
  if (sum === 0) row.delete(column);
  else row.set(column, sum);
}

/** Reduced row echelon form, of sparse rows. */
function solved(rows: Row[]): Row[] {
  const pivots = new Map<number, Row>();
  for (const row of rows) {
    for (const column of [...row.keys()].sort((one, other) => one - other)) {
      const pivot = pivots.get(column);
      if (pivot && row.has(column)) subtract(row, pivot, row.get(column)!);
    }
    const first = Math.min(...row.keys());
    if (!Number.isFinite(first)) continue;
    scale(row, inverse(row.get(first)!));
    for (const other of pivots.values()) if (other.has(first)) subtract(other, row, other.get(first)!);
    pivots.set(first, row);
  }
  return [...pivots.values()];
}

function subtract(from: Row, row: Row, factor: number): void {
  for (const [column, n] of row) add(from, column, PRIME - times(n, factor));
}

function scale(row: Row, by: number): void {
  for (const [column, n] of row) row.set(column, times(n, by));
}

/** By Fermat: n^(p-2). */
function inverse(n: number): number {
  let [result, base] = [1, n % PRIME];
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return result;
}
