import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MeasureName } from '../fact/measures.js';
import type { Indicator } from '../indicator/indicator.js';
import { findIndicator } from '../indicator/indicators.js';
import { Attacker } from '../testing/differencing.spec.js';
import { sumOf, type Cell, type Dimension } from './cell.js';
import { evaluate, type Figure } from './evaluate.js';
import { protect, type Protecting } from './protect.js';
import { FEW } from './suppression.js';

const INVITED = findIndicator('families-invited')!;
const ANSWERED = findIndicator('alert-outcomes')!;
/** A count, and shares: of all codes of what is counted, of all codes of something else, of the same code of something else. */
const ATTACKED = [INVITED, ANSWERED, findIndicator('escalation-outcomes')!, findIndicator('risk-mitigated-by-factor')!];
const [HERE, NEXT_DOOR, THIRD, FOURTH] = ['13110', '13101', '13102', '13103'] as const;
const COMMUNES = [HERE, NEXT_DOOR, THIRD, FOURTH, '05101', '05102'] as const;
const DIVISIONS: Dimension[][] = [
  ...[[], ['line'], ['code'], ['line', 'code']],
  ...[['commune'], ['commune', 'line'], ['commune', 'code'], ['commune', 'line', 'code']],
] as Dimension[][];

const cell = (
  measure: MeasureName,
  commune: string,
  n: number,
  { line = 'case-management', code = 'high' }: Partial<Cell> = {},
): Cell => ({ ...{ measure, commune, n, line, code, month: '', value: -1 } });

const atomOf = ({ measure, commune, line, code }: Cell): string => `${measure} ${commune} ${line} ${code}`;

/** The numbers that a figure shows, each as the cells that it is the sum of. */
function madeOf(figure: Figure, { formula }: Indicator, here: readonly Cell[]): Cell[][] {
  const of = (measure: MeasureName, by: readonly Dimension[]): Cell[] =>
    here.filter((one) => one.measure === measure && by.every((name) => [undefined, one[name]].includes(figure[name])));
  const counted = of(formula.of.measure, ['commune', 'line', 'code']);
  if (!('per' in formula)) return [counted];
  return [counted, of(formula.per.measure, formula.byCode ? ['commune', 'line', 'code'] : ['commune', 'line'])];
}

type Rule = (figures: readonly Figure[], indicator: Indicator, asked: Protecting) => Figure[];
const OURS: Rule = protect;
/** What was so before: the table of what somebody reaches. */
const OF_WHO_ASKS: Rule = (figures, indicator, { cells, reach, ...asked }) =>
  protect(figures, indicator, {
    ...asked,
    reach: '*',
    cells: cells.filter(({ commune }) => reach.includes(commune)),
  });
/** What was so before: of what a share by code is divided by, the cell of that code was looked at, which is not what is shown. */
const BY_ITS_CODE: Rule = (figures, indicator, asked) => {
  const { formula } = indicator;
  return protect(
    figures,
    formula.form === 'share' ? { ...indicator, formula: { ...formula, byCode: true } } : indicator,
    asked,
  );
};

/** What is told to each of these, and of it what is of fewer than five and can be reckoned. */
function found(
  indicator: Indicator,
  cells: readonly Cell[],
  reaches: readonly (readonly string[])[],
  rule: Rule,
): string[] {
  const attacker = new Attacker();
  const hidden: Cell[][] = [];
  for (const reach of reaches)
    for (const by of DIVISIONS.filter((one) => one.every((name) => indicator.by.includes(name)))) {
      const here = cells.filter(({ commune }) => reach.includes(commune));
      const figures = evaluate(indicator, { cells: here, committed: [], by, months: [] });
      rule(figures, indicator, { cells, by, scope: {}, reach }).forEach((figure, at) => {
        const made = madeOf(figure, indicator, here);
        assertShows(figures[at]!, made);
        if (!figure.suppressed) for (const one of made) attacker.learns(one.map(atomOf));
        else if (figure.commune !== undefined || isOfRegions(reach)) hidden.push(...made);
      });
    }
  return hidden
    .filter((made) => isFew(sumOf(made)))
    .map((made) => made.map(atomOf))
    .filter((atoms) => attacker.reckons(atoms))
    .map((atoms) => atoms.join(' + '));
}

/** What is learned must be what is printed. */
function assertShows({ numerator, denominator }: Figure, made: readonly Cell[][]): void {
  const printed = made.length > 1 ? [numerator, denominator] : [numerator];
  expect(made.map(sumOf)).toEqual(printed);
}

/** Whole ones: other sums are no cells, and hidden because of those that they are made of. */
const isOfRegions = (reach: readonly string[]): boolean =>
  COMMUNES.every((commune) => reach.includes(commune) || !reach.some((one) => one.startsWith(commune.slice(0, 2))));

const isFew = (n: number): boolean => n > 0 && n < FEW;

const tablesOf = ({ formula }: Indicator): fc.Arbitrary<Cell[]> =>
  fc
    .array(
      fc.record({
        measure: fc.constantFrom(formula.of.measure, 'per' in formula ? formula.per.measure : formula.of.measure),
        commune: fc.constantFrom(...COMMUNES),
        line: fc.constantFrom('case-management', 'family-therapy'),
        code: fc.constantFrom('high', 'low', 'none'),
        n: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 5, max: 40 })),
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((drawn) => [
      ...new Map(
        drawn
          .map(({ measure, commune, n, ...named }) => cell(measure, commune, n, named))
          .map((one) => [atomOf(one), one]),
      ).values(),
    ]);

describe('Answers to the region, to the country, to others, and open data, held against each other', () => {
  it.each(ATTACKED)('give no cell of fewer than five of $id away, whatever anybody reaches', (indicator) => {
    const reach = fc.subarray([...COMMUNES], { minLength: 2 });
    fc.assert(
      fc.property(tablesOf(indicator), reach, reach, (cells, one, other) => {
        const regions = ['13', '05'].map((region) => COMMUNES.filter((commune) => commune.startsWith(region)));
        expect(found(indicator, cells, [COMMUNES, ...regions, one, other], OURS)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  /** The attack must find what was so: who reaches two communes was told their sum, and the other one is in open data. */
  it('are attacked by something that finds one where each table hides in its own places', () => {
    const cells = [
      [HERE, 2],
      [NEXT_DOOR, 9],
      [THIRD, 30],
      [FOURTH, 40],
    ].map(([commune, n]) => cell('case.invited', commune as string, n as number));
    const reaches = [COMMUNES, [HERE, THIRD]];
    expect(found(INVITED, cells, reaches, OF_WHO_ASKS)).toContain(`case.invited ${HERE} case-management high`);
    expect(found(INVITED, cells, reaches, OURS)).toEqual([]);
  });

  it('are attacked by something that finds one where what a share is divided by is hidden in its own figure alone', () => {
    const closed = (commune: string, ...numbers: number[]) =>
      ['case-informed', 'dismissed', 'intake'].flatMap((code, at) =>
        numbers[at]! > 0 ? [cell('alert.closed', commune, numbers[at]!, { line: '', code })] : [],
      );
    const cells = [...closed(HERE, 6, 3, 3), ...closed(NEXT_DOOR, 0, 3, 0), ...closed(THIRD, 40, 30, 30)];
    cells.push(...closed('05101', 50, 50, 0));
    expect(found(ANSWERED, cells, [COMMUNES], BY_ITS_CODE)).toContain(`alert.closed ${NEXT_DOOR}  dismissed`);
    expect(found(ANSWERED, cells, [COMMUNES], OURS)).toEqual([]);
  });
});
