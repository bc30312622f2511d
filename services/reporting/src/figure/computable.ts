/** A whole is the sum of its parts. */
export interface Equation {
  whole: number;
  parts: readonly number[];
}

/** Arithmetic with a prime is exact where that of fractions would only be so at great length. */
const PRIME = 2_147_483_647;
/** A primitive root of it: its powers are numbers that no small sum brings to nothing. */
const ROOT = 48_271;

/**
 * Which of the unknown cells follow from the known ones by the equations, whatever the numbers are. Another table that agrees with all
 * that is known differs in the other cells: one such difference is drawn, and what is nothing in it is so in all of them. Should a
 * cell come to nothing by chance (one in two thousand million) it is said to follow, and hidden better than it need be.
 */
export function computableOf(unknown: readonly number[], equations: readonly Equation[]): number[] {
  const difference = new Elimination(unknown, equations).difference();
  return unknown.filter((_, column) => difference[column] === 0);
}

type Row = Map<number, number>;

interface Pivot {
  column: number;
  row: Row;
  inverse: number;
}

/**
 * Solves sparse equations: the shortest first, each for the cell that the fewest others hold, so that they stay short. Of a country by
 * month there are fifty thousand unknown cells.
 */
class Elimination {
  private readonly rows: Row[] = [];
  /** Rows that hold a column, some of them no longer; and how many do. */
  private readonly holders: number[][];
  private readonly held: Int32Array;
  /** Rows by length, some of them of another one by now. */
  private readonly byLength: number[][] = [];
  private readonly isSolved: Uint8Array;

  constructor(unknown: readonly number[], equations: readonly Equation[]) {
    this.holders = unknown.map(() => []);
    this.held = new Int32Array(unknown.length);
    const columns = new Map(unknown.map((cell, at) => [cell, at]));
    for (const { whole, parts } of equations) {
      const index = this.rows.push(new Map()) - 1;
      const put = (cell: number, n: number): void => {
        const column = columns.get(cell);
        if (column !== undefined) this.set(index, column, n);
      };
      for (const part of parts) put(part, 1);
      put(whole, PRIME - 1);
    }
    this.isSolved = new Uint8Array(this.rows.length);
    this.rows.forEach((_, index) => this.queue(index));
  }

  /** A table of differences that all equations allow, drawn always alike. */
  difference(): Float64Array {
    const pivots = this.solve();
    const difference = new Float64Array(this.held.length);
    const solved = new Set(pivots.map(({ column }) => column));
    let drawn = ROOT;
    for (let column = 0; column < difference.length; column++)
      if (!solved.has(column)) difference[column] = drawn = times(drawn, ROOT);
    for (const { column, row, inverse: by } of pivots.reverse()) {
      let sum = 0;
      for (const [other, n] of row) sum = (sum + times(n, difference[other]!)) % PRIME;
      difference[column] = times((PRIME - sum) % PRIME, by);
    }
    return difference;
  }

  private solve(): Pivot[] {
    const pivots: Pivot[] = [];
    for (let length = 1; length < this.byLength.length;) {
      const index = this.byLength[length]?.pop();
      const row = index === undefined ? undefined : this.rows[index]!;
      if (index === undefined || !row) length += 1;
      else if (row.size === length && this.isSolved[index] === 0) {
        const pivot = this.pivotOf(row, index);
        pivots.push(pivot);
        length = Math.max(1, Math.min(length, this.eliminate(pivot)));
      }
    }
    return pivots;
  }

  private pivotOf(row: Row, index: number): Pivot {
    this.isSolved[index] = 1;
    let column = -1;
    for (const one of row.keys()) {
      const fewer = column < 0 ? -1 : this.held[one]! - this.held[column]!;
      if (fewer < 0 || (fewer === 0 && one < column)) column = one;
    }
    for (const one of row.keys()) this.held[one]! -= 1;
    return { column, row, inverse: inverse(row.get(column)!) };
  }

  /** From all other rows; the length of the shortest that came of it. */
  private eliminate({ column, row, inverse: by }: Pivot): number {
    let shortest = row.size;
    for (const index of this.holders[column]!) {
      const other = this.rows[index]!;
      const n = other.get(column);
      if (n === undefined || this.isSolved[index] === 1) continue;
      const factor = times(n, by);
      for (const [at, m] of row) this.set(index, at, (other.get(at) ?? 0) + PRIME - times(m, factor));
      this.queue(index);
      shortest = Math.min(shortest, other.size);
    }
    this.holders[column] = [];
    return shortest;
  }

  private set(index: number, column: number, n: number): void {
    const row = this.rows[index]!;
    const left = n % PRIME;
    if (left === 0) {
      if (row.delete(column)) this.held[column]! -= 1;
      return;
    }
    if (!row.has(column)) {
      this.holders[column]!.push(index);
      this.held[column]! += 1;
    }
    row.set(column, left);
  }

  private queue(index: number): void {
    const length = this.rows[index]!.size;
    (this.byLength[length] ??= []).push(index);
  }
}

/** Sixteen bits at a time: what comes of it is exact, as no step goes above 2^48. */
const times = (one: number, other: number): number =>
  one === 1 ? other : (((one * (other >>> 16)) % PRIME) * 65_536 + one * (other & 65_535)) % PRIME;

/** By Fermat: n^(p-2). One and minus one, as nearly all are, are their own. */
function inverse(n: number): number {
  if (n === 1 || n === PRIME - 1) return n;
  let [result, base] = [1, n];
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return result;
}
