/** A whole is the sum of its parts. */
export interface Equation {
  whole: string;
  parts: readonly string[];
}

/** A prime above which no sum of ours goes; arithmetic with it is exact where that of fractions would only be so at great length. */
const PRIME = 2_147_483_647n;

/**
 * Which of the unknown cells follow from the known ones by the equations, whatever the numbers are: those that stand alone in a row once
 * the equations between unknowns have been solved as far as they go.
 */
export function computableOf(unknown: readonly string[], equations: readonly Equation[]): string[] {
  const place = new Map(unknown.map((key, index) => [key, index]));
  const rows = equations.flatMap(({ whole, parts }) => {
    const row = new Map<number, bigint>();
    for (const part of parts) add(row, place.get(part), 1n);
    add(row, place.get(whole), PRIME - 1n);
    return row.size > 0 ? [row] : [];
  });
  return solved(rows).flatMap((row) => (row.size === 1 ? [unknown[[...row.keys()][0]!]!] : []));
}

type Row = Map<number, bigint>;

function add(row: Row, column: number | undefined, n: bigint): void {
  if (column === undefined) return;
  const sum = ((row.get(column) ?? 0n) + n) % PRIME;
  if (sum === 0n) row.delete(column);
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

function subtract(from: Row, row: Row, times: bigint): void {
  for (const [column, n] of row) add(from, column, PRIME - ((n * times) % PRIME));
}

function scale(row: Row, by: bigint): void {
  for (const [column, n] of row) row.set(column, (n * by) % PRIME);
}

/** By Fermat: n^(p-2). */
function inverse(n: bigint): bigint {
  let [result, base, power] = [1n, n % PRIME, PRIME - 2n];
  for (; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
