import { describe, expect, it } from '@jest/globals';
import type { SnapshotFigure } from '../snapshot/snapshot-figures.js';
import { dataSetOf } from './dataset.js';
import { OPEN_COLUMNS, OPEN_INDICATORS, openRows, openSheet } from './open-data.js';
import { daysOf, quarterOfName, snapshotNameOf } from './quarter.js';

const SIGNED_AT = new Date('2026-04-10T02:30:00Z');

const publish = (...figures: Omit<SnapshotFigure, 'span'>[]) =>
  openRows({
    quarter: '2026-Q1',
    communes: [
      {
        ...{ commune: '13110', asOf: '2026-03-31', signedAt: SIGNED_AT },
        figures: figures.map((figure) => ({ span: 'quarter', ...figure })),
      },
    ],
    missing: [],
  });

describe('Open data', () => {
  it('are of quarters, under the names that are published', () => {
    expect([snapshotNameOf('2026-Q1'), quarterOfName('2026-q1')]).toEqual(['2026-q1', '2026-Q1']);
    expect(daysOf('2026-Q4')).toMatchObject({ from: '2026-10-01', to: '2026-12-31' });
  });

  it('hold what was signed with its place, and when it was', () => {
    const [row] = publish({
      ...{ indicator: 'renounced', line: 'family-therapy', value: 0.25, numerator: 5, denominator: 20 },
    });
    expect(row).toMatchObject({
      ...{ quarter: '2026-Q1', from: '2026-01-01', to: '2026-03-31', as_of: '2026-03-31' },
      // In Santiago it is still the evening before.
      ...{
        signed_on: '2026-04-09',
        region: '13',
        commune: '13110',
        commune_name: 'La Florida',
        line: 'family-therapy',
      },
      ...{ indicator_name: 'Familias que renuncian', unit: 'share', value: 0.25, suppressed: false },
    });
  });

  it('say of what stays inside that it does, and nothing else', () => {
    const [row] = publish({ indicator: 'renounced', numerator: 2, denominator: 20, value: 0.1, inside: true });
    expect(row).toMatchObject({ suppressed: true, commune: '13110' });
    expect([row!.value, row!.numerator, row!.denominator]).toEqual([undefined, undefined, undefined]);
  });

  it('are of the quarter itself, by line at most, and of nobody of the office', () => {
    expect(OPEN_INDICATORS.map(({ id }) => id)).not.toContain('caseload');
    const one = { indicator: 'outcomes', value: 1, numerator: 9, denominator: 9 };
    expect(publish({ ...one, code: 'moved' }, { ...one, line: '' }, { ...one, indicator: 'caseload' })).toEqual([]);
    const year: SnapshotFigure = { ...one, span: 'year' };
    const communes = [{ commune: '13110', asOf: '2026-03-31', signedAt: SIGNED_AT, figures: [year] }];
    expect(openRows({ quarter: '2026-Q1', communes, missing: [] })).toEqual([]);
  });

  it('are a sheet whose columns are those that are described', () => {
    const [heads, row] = openSheet(publish({ indicator: 'renounced', numerator: 1, inside: true }))
      .replace('\ufeff', '')
      .split('\r\n');
    expect(heads).toBe(OPEN_COLUMNS.map(({ name }) => name).join(','));
    expect(row).toBe(
      '2026-Q1,2026-01-01,2026-03-31,2026-03-31,2026-04-09,13,Metropolitana de Santiago,13110,La Florida,,renounced,Familias que renuncian,share,,,,,true',
    );
  });

  it('are described with licence, period, columns, files, and what is not yet signed', () => {
    const missing = [{ commune: '13101', reason: 'not-yet-signed' as const }];
    const set = dataSetOf([
      { quarter: '2026-Q2', signed: 0, missing },
      { quarter: '2026-Q1', signed: 1, missing },
      { quarter: '2025-Q4', signed: 2, missing: [] },
    ]);
    expect(set).toMatchObject({
      license: 'https://creativecommons.org/licenses/by/4.0/',
      temporal: { startDate: '2025-10-01', endDate: '2026-03-31' },
    });
    expect(set.columns.map(({ name }) => name)).toEqual(OPEN_COLUMNS.map(({ name }) => name));
    expect([...new Set(set.distribution.map(({ quarter }) => quarter))]).toEqual(['2026-Q1', '2025-Q4']);
    expect(set.quarters[0]).toEqual({ quarter: '2026-Q2', signed: 0, missing });
    expect(dataSetOf([])).toMatchObject({ distribution: [], quarters: [], temporal: undefined });
  });
});
