import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computableOf } from './computable.js';
import { ALL, Cube, FEW, type Leaf, type ParentOf } from './suppression.js';

const flat: ParentOf = (_dimension, value) => (value === ALL ? undefined : ALL);
const nested: ParentOf = (dimension, value) => {
  if (value === ALL) return undefined;
  return dimension === 0 && !value.startsWith('region') ? `region ${value[0]}` : ALL;
};

/** A table of communes of two regions, lines and codes, small numbers and none among them. */
const tables = fc.array(
  fc.record({
    key: fc.tuple(
      fc.constantFrom('a1', 'a2', 'a3', 'b1', 'b2'),
      fc.constantFrom('cm', 'ft'),
      fc.constantFrom('x', 'y', 'z'),
    ),
    n: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 5, max: 60 })),
  }),
  { maxLength: 24 },
);

/** Rational elimination, written anew and in another way: which unknowns follow from what is shown. */
function deduced(cube: Cube): string[] {
  const unknown = cube
    .cells()
    .filter(({ hidden }) => hidden)
    .map(({ key }) => key.join('\u001f'));
  const column = new Map(unknown.map((key, at) => [key, at]));
  const matrix = cube.equations().map(({ whole, parts }) => {
    const row = Array<number>(unknown.length).fill(0);
    for (const part of parts) if (column.has(part)) row[column.get(part)!]! += 1;
    if (column.has(whole)) row[column.get(whole)!]! -= 1;
    return row;
  });
  let rank = 0;
  for (let at = 0; at < unknown.length && rank < matrix.length; at++) {
    const found = matrix.findIndex((row, index) => index >= rank && Math.abs(row[at]!) > 1e-9);
    if (found < 0) continue;
    [matrix[rank], matrix[found]] = [matrix[found]!, matrix[rank]!];
    const pivot = matrix[rank]!;
    const by = pivot[at]!;
    for (let other = 0; other < unknown.length; other++) pivot[other]! /= by;
    matrix.forEach((row, index) => {
      const times = row[at]!;
      if (index === rank || Math.abs(times) < 1e-9) return;
      row.forEach((value, other) => (row[other] = value - times * pivot[other]!));
    });
    rank += 1;
  }
  return matrix
    .filter((row) => row.filter((value) => Math.abs(value) > 1e-9).length === 1)
    .map((row) => unknown[row.findIndex((value) => Math.abs(value) > 1e-9)]!);
}

/** Of five regions, by line and code. */
const manyCommunes = (communes: number, n: (at: number) => number, codes = ['x', 'y', 'z']): Leaf[] =>
  Array.from({ length: communes }, (_, at) => `${'abcde'[at % 5]}${at}`)
    .flatMap((commune) => ['cm', 'ft'].flatMap((line) => codes.map((code) => [commune, line, code])))
    .map((key, at) => ({ key, n: n(at) }));

const once = (leaves: readonly { key: readonly string[]; n: number }[]): Leaf[] => [
  ...new Map(leaves.map((leaf) => [leaf.key.join(), leaf])).values(),
];

describe('What leaves the commune', () => {
  it('shows no cell of fewer than five', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const few = new Cube(once(table), nested).cells().filter(({ n }) => n > 0 && n < FEW);
        expect(few.filter(({ hidden }) => !hidden)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('does not let anything hidden be reckoned from what is shown, by whatever sums', () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(deduced(new Cube(once(table), nested))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('is asked for cells that follow in two ways, whatever is hidden, with one answer', () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.boolean()), (table, drawn) => {
        const cube = new Cube(once(table), nested);
        const cells = cube.cells().map((cell) => ({ ...cell, hidden: drawn.next().value as boolean }));
        const some = { cells: () => cells, equations: () => cube.equations() } as unknown as Cube;
        const named = cells.map(({ key }) => key.join('\u001f'));
        const equations = cube.equations().map(({ whole, parts }) => ({
          ...{ whole: named.indexOf(whole), parts: parts.map((part) => named.indexOf(part)) },
        }));
        const unknown = cells.flatMap(({ hidden }, at) => (hidden ? [at] : []));
        const followed = computableOf(unknown, equations).map((at) => named[at]);
        expect(followed.sort()).toEqual(deduced(some).sort());
      }),
      { numRuns: 200 },
    );
  });

  it('lets nothing be reckoned of a table of many communes either', () => {
    const cube = new Cube(
      manyCommunes(100, (at) => 1 + ((at * 37) % 9)),
      nested,
    );
    const hidden = cube.cells().filter((cell) => cell.hidden);
    expect(hidden.length).toBeGreaterThan(400);
    expect(hidden.length).toBeLessThan(cube.cells().length);
    expect(deduced(cube)).toEqual([]);
  });

  it('hides no more of a table of many communes than there has to be', () => {
    // Two of three communes have six families, half of them in each line: more than four hundred small cells, that hide each other.
    const cube = new Cube(
      manyCommunes(330, (at) => (Math.floor(at / 2) % 3 < 2 ? 3 : 40), ['x']),
      nested,
    );
    const cells = cube.cells();
    expect(cells.filter(({ hidden }) => hidden).length).toBeGreaterThan(400);
    // Of one code, which is the same as all of them.
    const small = cells.filter(({ n }) => n < FEW);
    expect(cells.filter(({ hidden }) => hidden)).toEqual(small);
  });

  it('does not show a sum of which all that is hidden comes to fewer than five together', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const cube = new Cube(once(table), nested);
        const cells = new Map(cube.cells().map((cell) => [cell.key.join('\u001f'), cell]));
        for (const { whole, parts } of cube.equations()) {
          if (cells.get(whole)!.hidden) continue;
          const hidden = parts.map((part) => cells.get(part)!).filter((cell) => cell.hidden);
          const sum = hidden.reduce((all, { n }) => all + n, 0);
          expect([whole, hidden.length === 0 || (hidden.length > 1 && sum >= FEW)]).toEqual([whole, true]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('hides nothing where nothing is small', () => {
    const large = ['a1', 'a2', 'b1'].flatMap((commune) =>
      ['cm', 'ft'].map((line) => ({ key: [commune, line, 'x'], n: 20 })),
    );
    expect(new Cube(large, nested).cells().filter(({ hidden }) => hidden)).toEqual([]);
  });

  it('hides another cell beside the one that is small, in each of its sums', () => {
    const cube = new Cube(
      [
        { key: ['a', 'x'], n: 2 },
        { key: ['a', 'y'], n: 30 },
        { key: ['b', 'x'], n: 40 },
        { key: ['b', 'y'], n: 50 },
      ],
      flat,
    );
    const hidden = cube
      .cells()
      .filter((cell) => cell.hidden)
      .map(({ key }) => key.join(' '))
      .sort();
    expect(hidden).toEqual(['a x', 'a y', 'b x', 'b y']);
    expect(cube.isHidden([ALL, ALL])).toBe(false);
  });

  /** The check itself must find what is wrong: without the second cell the first one is a subtraction. */
  it('is looked at by something that sees when a cell is given away', () => {
    const leaky = { cells: () => [], equations: () => [] } as unknown as Cube;
    leaky.cells = () => [
      { key: ['a'], n: 2, hidden: true },
      { key: ['b'], n: 30, hidden: false },
      { key: [ALL], n: 32, hidden: false },
    ];
    leaky.equations = () => [{ whole: ALL, parts: ['a', 'b'] }];
    expect(deduced(leaky)).toEqual(['a']);
  });
});
