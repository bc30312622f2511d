import { computableOf } from './computable.js';
import { Grid, type Leaf, type ParentOf } from './grid.js';

export { ALL, type Leaf, type ParentOf } from './grid.js';

/** Fewer than this are few enough to be somebody. */
export const FEW = 5;

/** Cells that are hidden for another reason than being small. */
export type Also = (key: readonly string[], n: number) => boolean;

/** How often the search for what can still be computed goes on before only wholes are shown. */
const ROUNDS = 50;
/**
 * Above so many hidden cells nobody looks for the last equation: whatever is hidden is hidden with something beside it. The whole
 * country by code and month has half as many.
 */
const UNKNOWN_AT_MOST = 100_000;

/**
 * Cells of a table with all its sums, and which of them are not shown. What is hidden follows from the numbers alone, and not from the
 * order in which they are given.
 */
export class Cube {
  private readonly grid: Grid;
  private readonly hidden: Uint8Array;
  private hiddenCells = 0;

  constructor(leaves: readonly Leaf[], parentOf: ParentOf, also?: Also) {
    this.grid = new Grid(leaves, parentOf);
    this.hidden = new Uint8Array(this.grid.size);
    for (const cell of this.grid.cells) {
      const n = this.grid.sums[cell]!;
      if ((n > 0 && n < FEW) || also?.(this.grid.keyOf(cell), n)) this.hide(cell);
    }
    this.close();
    this.hideWhatFollows();
  }

  isHidden(key: readonly string[]): boolean {
    const cell = this.grid.cellOf(key);
    return cell !== undefined && this.hidden[cell] === 1;
  }

  /** What a cell comes to; undefined where there is none. */
  sumOf(key: readonly string[]): number | undefined {
    const cell = this.grid.cellOf(key);
    return cell === undefined ? undefined : this.grid.sums[cell];
  }

  /** All cells, for specs: what is shown, and what is not. */
  cells(): { key: string[]; n: number; hidden: boolean }[] {
    return this.grid.cells.map((cell) => ({
      key: this.grid.keyOf(cell),
      n: this.grid.sums[cell]!,
      hidden: this.hidden[cell] === 1,
    }));
  }

  /** Each whole with its parts, for specs. */
  equations(): { whole: string; parts: string[] }[] {
    const named = (cell: number): string => this.grid.keyOf(cell).join('\u001f');
    return this.grid.relations.map(({ whole, parts }) => ({ whole: named(whole), parts: parts.map(named) }));
  }

  /** Until no sum gives away what it is made of. */
  private close(): void {
    for (let changed = this.hiddenCells > 0; changed;) {
      changed = false;
      for (const { whole, parts } of this.grid.relations) if (this.mend(whole, parts)) changed = true;
    }
  }

  /** Of one sum at least two cells are hidden, or none; and those that are do not come to few together. */
  private mend(whole: number, parts: readonly number[]): boolean {
    let [hiddenParts, hiddenSum] = [0, 0];
    for (const part of parts) {
      if (this.hidden[part] === 0) continue;
      hiddenParts += 1;
      hiddenSum += this.grid.sums[part]!;
    }
    const isWholeShown = this.hidden[whole] === 0;
    if (isWholeShown ? hiddenParts === 0 : hiddenParts > 0) return false;
    if (isWholeShown && hiddenParts > 1 && hiddenSum >= FEW) return false;
    return this.hide(this.smallestShown(parts) ?? whole);
  }

  private hide(cell: number): boolean {
    if (this.hidden[cell] === 1) return false;
    this.hidden[cell] = 1;
    this.hiddenCells += 1;
    return true;
  }

  /** Cells are in the order of their keys: of two that are as small, the first. */
  private smallestShown(parts: readonly number[]): number | undefined {
    const { sums } = this.grid;
    let smallest: number | undefined;
    for (const part of parts)
      if (this.hidden[part] === 0 && (smallest === undefined || sums[part]! < sums[smallest]!)) smallest = part;
    return smallest;
  }

  /** Several sums together may still give one cell away: then what stands beside it goes as well. */
  private hideWhatFollows(): void {
    for (let round = 0; round < ROUNDS; round++) {
      if (this.hiddenCells === 0) return;
      const hidden = this.grid.cells.filter((cell) => this.hidden[cell] === 1);
      if (hidden.length > UNKNOWN_AT_MOST) return this.hideBeside(hidden);
      const computable = computableOf(hidden, this.grid.relations);
      if (computable.length === 0) return;
      this.hideBeside(computable);
    }
    this.hideAll();
  }

  private hideBeside(cells: readonly number[]): void {
    const wanted = new Set(cells);
    let more = false;
    for (const { whole, parts } of this.grid.relations) {
      if (!wanted.has(whole) && !parts.some((part) => wanted.has(part))) continue;
      more = this.hide(this.smallestShown(parts) ?? whole) || more;
    }
    if (!more) this.hideAll();
    this.close();
  }

  private hideAll(): void {
    for (const cell of this.grid.cells) this.hide(cell);
  }
}
