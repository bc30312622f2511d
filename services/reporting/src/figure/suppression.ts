import { computableOf } from './computable.js';

/** Fewer than this are few enough to be somebody. */
export const FEW = 5;
export const ALL = '*';

/** What a cell of one dimension is a part of: a commune of its region, a region of the whole, anything else of the whole. */
export type ParentOf = (dimension: number, value: string) => string | undefined;

export interface Leaf {
  key: readonly string[];
  n: number;
}

/** A whole and its parts along one dimension. */
interface Relation {
  whole: string;
  parts: string[];
}

/** How often the search for what can still be computed goes on before only wholes are shown. */
const ROUNDS = 50;
/** Above so many hidden cells nobody looks for the last equation: whatever is few is hidden with everything beside it. */
const UNKNOWN_AT_MOST = 400;

/** Cells of a table with all its sums, and which of them are not shown. */
export class Cube {
  private readonly sums = new Map<string, number>();
  private readonly relations: Relation[] = [];
  private readonly hidden = new Set<string>();

  /** `also`: cells that are hidden for another reason than being small, by key. */
  constructor(
    leaves: readonly Leaf[],
    private readonly parentOf: ParentOf,
    also: (key: string, n: number) => boolean = () => false,
  ) {
    this.addUp(leaves);
    this.relate();
    for (const [key, n] of this.sums) if ((n > 0 && n < FEW) || also(key, n)) this.hidden.add(key);
    this.close();
    this.hideWhatFollows();
  }

  isHidden(key: readonly string[]): boolean {
    return this.hidden.has(join(key));
  }

  /** All cells, for specs: what is shown, and what is not. */
  cells(): { key: string[]; n: number; hidden: boolean }[] {
    return [...this.sums].map(([key, n]) => ({ key: split(key), n, hidden: this.hidden.has(key) }));
  }

  equations(): readonly Relation[] {
    return this.relations;
  }

  private addUp(leaves: readonly Leaf[]): void {
    for (const { key, n } of leaves)
      for (const above of this.upwards(key, 0)) this.sums.set(above, (this.sums.get(above) ?? 0) + n);
  }

  /** The cell itself and every sum that it is in. */
  private upwards(key: readonly string[], from: number): string[] {
    if (from === key.length) return [join(key)];
    const all: string[] = [];
    for (let value: string | undefined = key[from]; value !== undefined; value = this.parentOf(from, value))
      all.push(...this.upwards(key.with(from, value), from + 1));
    return all;
  }

  private relate(): void {
    const byWhole = new Map<string, Relation>();
    for (const part of this.sums.keys()) {
      const key = split(part);
      key.forEach((value, dimension) => {
        const parent = this.parentOf(dimension, value);
        if (parent === undefined) return;
        const whole = join(key.with(dimension, parent));
        const name = `${dimension} ${whole}`;
        const relation = byWhole.get(name) ?? { whole, parts: [] };
        relation.parts.push(part);
        byWhole.set(name, relation);
      });
    }
    this.relations.push(...byWhole.values());
  }

  /** Until no sum gives away what it is made of. */
  private close(): void {
    for (let changed = true; changed;) {
      changed = false;
      for (const relation of this.relations) if (this.mend(relation)) changed = true;
    }
  }

  /** Of one sum at least two cells are hidden, or none; and those that are do not come to few together. */
  private mend({ whole, parts }: Relation): boolean {
    const hidden = parts.filter((part) => this.hidden.has(part));
    const isWholeShown = !this.hidden.has(whole);
    if (isWholeShown && hidden.length === 0) return false;
    if (!isWholeShown && hidden.length > 0) return false;
    if (isWholeShown && hidden.length > 1 && this.sumOf(hidden) >= FEW) return false;
    return this.hide(this.smallestShown(parts) ?? whole);
  }

  private hide(key: string): boolean {
    if (this.hidden.has(key)) return false;
    this.hidden.add(key);
    return true;
  }

  private smallestShown(parts: readonly string[]): string | undefined {
    const shown = parts.filter((part) => !this.hidden.has(part));
    return shown.sort((one, other) => this.sums.get(one)! - this.sums.get(other)! || (one < other ? -1 : 1))[0];
  }

  private sumOf(parts: readonly string[]): number {
    return parts.reduce((sum, part) => sum + this.sums.get(part)!, 0);
  }

  /** Several sums together may still give one cell away: then what stands beside it goes as well. */
  private hideWhatFollows(): void {
    for (let round = 0; round < ROUNDS; round++) {
      if (this.hidden.size === 0) return;
      if (this.hidden.size > UNKNOWN_AT_MOST) return this.hideBeside([...this.hidden]);
      const computable = computableOf([...this.hidden], this.relations);
      if (computable.length === 0) return;
      this.hideBeside(computable);
    }
    for (const key of this.sums.keys()) this.hidden.add(key);
  }

  private hideBeside(keys: readonly string[]): void {
    const wanted = new Set(keys);
    let more = false;
    for (const { whole, parts } of this.relations) {
      if (!wanted.has(whole) && !parts.some((part) => wanted.has(part))) continue;
      more = this.hide(this.smallestShown(parts) ?? whole) || more;
    }
    if (!more) for (const key of this.sums.keys()) this.hidden.add(key);
    this.close();
  }
}

const SEPARATOR = '\u001f';
const join = (key: readonly string[]): string => key.join(SEPARATOR);
const split = (key: string): string[] => key.split(SEPARATOR);
