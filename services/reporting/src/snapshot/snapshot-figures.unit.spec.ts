import { describe, expect, it } from '@jest/globals';
import { INDICATORS } from '../indicator/indicators.js';
import { agesOfMarks, cellsOfMarks } from '../testing/cells-of-marks.spec.js';
import { tinyOffice } from '../testing/tiny-office.spec.js';
import type { Mark } from '../fact/mark.js';
import { changesBetween, figuresOf, hashOf, inOrder, type SnapshotFigure, type Span } from './snapshot-figures.js';

const YEAR = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31' };
const BY = ['commune', 'line', 'code'] as const;
const COMMITTED = [{ commune: '13110', line: 'case-management', families: 4 }];

function reckoned(marks: readonly (Mark & { commune: string })[], communes: string[], span: Span = 'quarter') {
  const [cells, ages] = [cellsOfMarks(marks, YEAR, BY), agesOfMarks(marks, YEAR, BY)];
  const of = new Map(INDICATORS.map(({ id, formula }) => [id, formula.form === 'ages' ? ages : cells]));
  return figuresOf({ span, indicators: INDICATORS, cells: of, committed: COMMITTED, communes });
}

const HERE = reckoned(tinyOffice('13110'), ['13110']).get('13110')!;
const of = (figures: readonly SnapshotFigure[], indicator: string): SnapshotFigure[] =>
  figures.filter((figure) => figure.indicator === indicator);

describe('The figures of a snapshot', () => {
  it('are of every indicator, as they are reckoned anywhere', () => {
    expect(new Set(HERE.map(({ indicator }) => indicator)).size).toBe(INDICATORS.length);
    const [whole] = of(HERE, 'families-invited').filter(({ line }) => line === undefined);
    expect(whole).toMatchObject({ span: 'quarter', value: 6 });
    const coverage = of(HERE, 'coverage').find(({ line }) => line === 'case-management');
    expect(coverage).toMatchObject({ numerator: 1, denominator: 4 });
  });

  it('are divided by line and code where that can be, and never by who works at the office', () => {
    expect(of(HERE, 'outcomes').some(({ code }) => code === 'renounced')).toBe(true);
    expect(of(HERE, 'caseload').filter(({ code }) => code !== undefined)).toEqual([]);
    expect(JSON.stringify(HERE)).not.toContain('gestora-1');
  });

  it('of the year are of what happens, and not of what stands', () => {
    const year = reckoned(tinyOffice('13110'), ['13110'], 'year').get('13110')!;
    expect(of(year, 'families-attended').length).toBeGreaterThan(0);
    expect(of(year, 'cases-by-stage')).toEqual([]);
  });

  it('stay inside where they are of fewer than five, with what would give them away', () => {
    // Six families here and six next door: of what is of fewer nothing is shown outside.
    const marks = [...tinyOffice('13110'), ...tinyOffice('13101')];
    const both = reckoned(marks, ['13110', '13101']);
    const shown = of(both.get('13110')!, 'families-invited');
    expect(shown.find(({ line }) => line === undefined)).not.toHaveProperty('inside');
    // Four of one line and two of another: neither is shown.
    expect(shown.filter(({ line, inside }) => line !== undefined && !inside)).toEqual([]);
    expect(of(both.get('13110')!, 'renounced')[0]).toMatchObject({ numerator: 1, inside: true });
  });

  it('have one order and one hash, in whatever order they come', () => {
    const about = { commune: '13110', quarter: '2026-q1' };
    const turned = [...HERE].reverse();
    expect(hashOf(about, turned)).toBe(hashOf(about, HERE));
    expect(hashOf(about, JSON.parse(JSON.stringify(inOrder(HERE))) as SnapshotFigure[])).toBe(hashOf(about, HERE));
    const other = HERE.map((figure, index) => (index === 7 ? { ...figure, value: 999 } : figure));
    expect(hashOf(about, other)).not.toBe(hashOf(about, HERE));
    expect(hashOf({ ...about, commune: '13101' }, HERE)).not.toBe(hashOf(about, HERE));
  });

  it('are told apart from those of another day', () => {
    const figure = { span: 'quarter', indicator: 'renounced', value: 0.1, numerator: 1, denominator: 10 } as const;
    const later = { ...figure, value: 0.2, numerator: 2 };
    const gone = { span: 'quarter', indicator: 'outcomes', code: 'moved', value: 1 } as const;
    expect(changesBetween([figure], [figure])).toEqual([]);
    expect(changesBetween([figure, gone], [later])).toEqual([
      {
        span: 'quarter',
        indicator: 'outcomes',
        line: undefined,
        code: 'moved',
        taken: expect.objectContaining({ value: 1 }),
        today: undefined,
      },
      {
        ...{ span: 'quarter', indicator: 'renounced', line: undefined, code: undefined },
        taken: { value: 0.1, numerator: 1, denominator: 10, p90: undefined },
        today: { value: 0.2, numerator: 2, denominator: 10, p90: undefined },
      },
    ]);
  });
});
