import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findIndicator } from '../indicator/indicators.js';
import { Attacker } from '../testing/differencing.spec.js';
import type { Cell, Dimension } from './cell.js';
import { evaluate, type Figure } from './evaluate.js';
import { protect, type Protecting } from './protect.js';
import { FEW } from './suppression.js';

const INVITED = findIndicator('families-invited')!;
const [HERE, NEXT_DOOR, THIRD, FOURTH] = ['13110', '13101', '13102', '13103'] as const;
const COMMUNES = [HERE, NEXT_DOOR, THIRD, FOURTH, '05101', '05102'] as const;
const DIVISIONS: Dimension[][] = [
  ...[[], ['line'], ['code'], ['line', 'code']],
  ...[['commune'], ['commune', 'line'], ['commune', 'code'], ['commune', 'line', 'code']],
] as Dimension[][];

const cell = (commune: string, n: number, line = 'case-management', code = 'high'): Cell => ({
  ...{ measure: 'case.invited', commune, n, line, code, month: '', value: -1 },
});

const atomOf = ({ commune, line, code }: Pick<Cell, 'commune' | 'line' | 'code'>): string =>
  `${commune} ${line} ${code}`;

/** Cells that a figure is the sum of. */
const madeOf = (figure: Figure, here: readonly Cell[]): Cell[] =>
  here.filter((one) =>
    (['commune', 'line', 'code'] as const).every((name) => [undefined, one[name]].includes(figure[name])),
  );

type Rule = (figures: readonly Figure[], asked: Protecting) => Figure[];
const OURS: Rule = (figures, asked) => protect(figures, INVITED, asked);
/** What was so before: the table of what somebody reaches. */
const OF_WHO_ASKS: Rule = (figures, { cells, reach, ...asked }) =>
  protect(figures, INVITED, { ...asked, reach: '*', cells: cells.filter(({ commune }) => reach.includes(commune)) });

/** What is told to each of these, and of it what is of fewer than five and can be reckoned. */
function found(cells: readonly Cell[], reaches: readonly (readonly string[])[], rule: Rule): string[] {
  const attacker = new Attacker();
  const hidden: Cell[][] = [];
  for (const reach of reaches)
    for (const by of DIVISIONS) {
      const here = cells.filter(({ commune }) => reach.includes(commune));
      const figures = evaluate(INVITED, { cells: here, committed: [], by, months: [] });
      for (const figure of rule(figures, { cells, by, scope: {}, reach })) {
        const made = madeOf(figure, here);
        if (!figure.suppressed) attacker.learns(made.map(atomOf));
        else if (figure.commune !== undefined || isOfRegions(reach)) hidden.push(made);
      }
    }
  return hidden
    .filter((made) => isFew(made.reduce((sum, { n }) => sum + n, 0)))
    .map((made) => made.map(atomOf))
    .filter((atoms) => attacker.reckons(atoms))
    .map((atoms) => atoms.join(' + '));
}

/** Whole ones: other sums are no cells, and hidden because of those that they are made of. */
const isOfRegions = (reach: readonly string[]): boolean =>
  COMMUNES.every((commune) => reach.includes(commune) || !reach.some((one) => one.startsWith(commune.slice(0, 2))));

const isFew = (n: number): boolean => n > 0 && n < FEW;

const tables = fc
  .array(
    fc.record({
      commune: fc.constantFrom(...COMMUNES),
      line: fc.constantFrom('case-management', 'family-therapy'),
      code: fc.constantFrom('high', 'low'),
      n: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 5, max: 40 })),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((drawn) => [
    ...new Map(
      drawn.map(({ commune, n, line, code }) => [`${commune} ${line} ${code}`, cell(commune, n, line, code)]),
    ).values(),
  ]);

describe('Answers to the region, to the country, to others, and open data, held against each other', () => {
  it('give no cell of fewer than five away, whatever anybody reaches', () => {
    const reach = fc.subarray([...COMMUNES], { minLength: 2 });
    fc.assert(
      fc.property(tables, reach, reach, (cells, one, other) => {
        const regions = ['13', '05'].map((region) => COMMUNES.filter((commune) => commune.startsWith(region)));
        expect(found(cells, [COMMUNES, ...regions, one, other], OURS)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  /** The attack must find what was so: who reaches two communes was told their sum, and the other one is in open data. */
  it('are attacked by something that finds one where each table hides in its own places', () => {
    const cells = [cell(HERE, 2), cell(NEXT_DOOR, 9), cell(THIRD, 30), cell(FOURTH, 40)];
    const reaches = [COMMUNES, [HERE, THIRD]];
    expect(found(cells, reaches, OF_WHO_ASKS)).toContain(`${HERE} case-management high`);
    expect(found(cells, reaches, OURS)).toEqual([]);
  });
});
