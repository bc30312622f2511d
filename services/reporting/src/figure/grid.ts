export const ALL = '*';

/** What a cell of one dimension is a part of: a commune of its region, a region of the whole, anything else of the whole. */
export type ParentOf = (dimension: number, value: string) => string | undefined;

export interface Leaf {
  key: readonly string[];
  n: number;
}

/** A whole and its parts along one dimension. */
export interface Relation {
  whole: number;
  parts: number[];
}

interface Dimension {
  /** Values in order, wholes among them. */
  values: string[];
  place: ReadonlyMap<string, number>;
  /** Place of what a value is a part of; -1 of the whole. */
  parent: Int32Array;
  /** Between two cells that differ by one place. */
  stride: number;
}

/**
 * A table of small dimensions with all its sums. A cell is a number: the places of its values, the first dimension counting most, so that
 * cells are in the order of their keys. Of a country by month there are a hundred thousand of them, and ten times as many steps to go.
 */
export class Grid {
  readonly size: number;
  readonly sums: Float64Array;
  /** Those that are there, in order. */
  readonly cells: number[];
  readonly relations: Relation[];
  private readonly there: Uint8Array;
  private readonly dimensions: Dimension[];

  constructor(leaves: readonly Leaf[], parentOf: ParentOf) {
    this.dimensions = dimensionsOf(leaves, parentOf);
    this.size = this.dimensions.reduce((size, { values }) => size * values.length, leaves.length > 0 ? 1 : 0);
    this.sums = new Float64Array(this.size);
    this.there = new Uint8Array(this.size);
    this.cells = this.addUp(leaves);
    this.relations = this.relate();
  }

  keyOf(cell: number): string[] {
    return this.dimensions.map(({ values, stride }) => values[Math.floor(cell / stride) % values.length]!);
  }

  cellOf(key: readonly string[]): number | undefined {
    let cell = 0;
    for (const [at, { place, stride }] of this.dimensions.entries()) {
      const found = place.get(key[at]!);
      if (found === undefined) return undefined;
      cell += found * stride;
    }
    return this.there[cell] === 1 ? cell : undefined;
  }

  /** Dimension after dimension: what there is by now is added to the wholes that it is in. */
  private addUp(leaves: readonly Leaf[]): number[] {
    const cells: number[] = [];
    const add = (cell: number, n: number): void => {
      if (this.there[cell] === 0) cells.push(cell);
      this.there[cell] = 1;
      this.sums[cell]! += n;
    };
    for (const { key, n } of leaves) {
      let cell = 0;
      for (const [at, { place, stride }] of this.dimensions.entries()) cell += place.get(key[at]!)! * stride;
      add(cell, n);
    }
    for (const { values, parent, stride } of this.dimensions)
      for (const cell of [...cells]) {
        const value = Math.floor(cell / stride) % values.length;
        for (let above = parent[value]!; above >= 0; above = parent[above]!)
          add(cell + (above - value) * stride, this.sums[cell]!);
      }
    return cells.sort((one, other) => one - other);
  }

  private relate(): Relation[] {
    return this.dimensions.flatMap(({ values, parent, stride }) => {
      const byWhole = new Map<number, Relation>();
      for (const cell of this.cells) {
        const value = Math.floor(cell / stride) % values.length;
        const above = parent[value]!;
        if (above < 0) continue;
        const whole = cell + (above - value) * stride;
        const relation = byWhole.get(whole);
        if (relation) relation.parts.push(cell);
        else byWhole.set(whole, { whole, parts: [cell] });
      }
      return [...byWhole.values()];
    });
  }
}

function dimensionsOf(leaves: readonly Leaf[], parentOf: ParentOf): Dimension[] {
  const count = leaves[0]?.key.length ?? 0;
  const dimensions: Dimension[] = Array.from({ length: count }, (_, at) => dimensionOf(leaves, parentOf, at));
  let stride = 1;
  for (const dimension of [...dimensions].reverse()) {
    dimension.stride = stride;
    stride *= dimension.values.length;
  }
  return dimensions;
}

function dimensionOf(leaves: readonly Leaf[], parentOf: ParentOf, at: number): Dimension {
  const parents = new Map<string, string | undefined>();
  const learn = (value: string): void => {
    if (parents.has(value)) return;
    const parent = parentOf(at, value);
    parents.set(value, parent);
    if (parent !== undefined) learn(parent);
  };
  for (const { key } of leaves) learn(key[at]!);
  const values = [...parents.keys()].sort();
  const place = new Map(values.map((value, index) => [value, index]));
  const parent = Int32Array.from(values, (value) => place.get(parents.get(value) ?? '\u0000') ?? -1);
  return { values, place, parent, stride: 1 };
}
