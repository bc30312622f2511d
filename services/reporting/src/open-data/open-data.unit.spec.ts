import { describe, expect, it } from '@jest/globals';
import type { Figure } from '../figure/evaluate.js';
import { dataSetOf } from './dataset.js';
import { OPEN_COLUMNS, OPEN_INDICATORS, openRows, openSheet } from './open-data.js';
import { closedQuarters, nextQuarter, quarterOf, quarterPeriod } from './quarter.js';

describe('Quarters', () => {
  it('begin and end with their months, and are known at their end', () => {
    expect(quarterPeriod('2026-Q1')).toEqual({ from: '2026-01-01', to: '2026-03-31', asOf: '2026-03-31' });
    expect(quarterPeriod('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31', asOf: '2026-12-31' });
    expect([quarterOf('2026-03-31'), quarterOf('2026-04-01'), nextQuarter('2026-Q4')]).toEqual([
      ...['2026-Q1', '2026-Q2', '2027-Q1'],
    ]);
  });

  it('are published once they have ended, the newest first', () => {
    expect(closedQuarters('2025-11', '2026-06-30')).toEqual(['2026-Q1', '2025-Q4']);
    expect(closedQuarters('2025-11', '2026-07-01')).toEqual(['2026-Q2', '2026-Q1', '2025-Q4']);
    expect(closedQuarters('2026-05', '2026-06-01')).toEqual([]);
  });
});

const publish = (...figures: Figure[]) => openRows({ quarter: '2026-Q1', period: quarterPeriod('2026-Q1'), figures });

describe('Open data', () => {
  it('hold figures with their place, in the country where there is none', () => {
    const rows = publish(
      { indicator: 'renounced', value: 0.1, numerator: 10, denominator: 100 },
      { indicator: 'renounced', commune: '13110', line: 'family-therapy', value: 0.25, numerator: 5, denominator: 20 },
    );
    expect(rows[0]).toMatchObject({ area: 'country', quarter: '2026-Q1', as_of: '2026-03-31', numerator: 10 });
    expect(rows[1]).toMatchObject({
      ...{ area: 'commune', region: '13', commune: '13110', commune_name: 'La Florida', line: 'family-therapy' },
      ...{ indicator_name: 'Familias que renuncian', unit: 'share', value: 0.25, suppressed: false },
    });
  });

  it('say of what is not shown that it is not, and nothing else', () => {
    const [row] = publish({ indicator: 'renounced', commune: '13110', numerator: 2, value: 0.1, suppressed: true });
    expect(row).toMatchObject({ suppressed: true, commune: '13110' });
    expect([row!.value, row!.numerator, row!.denominator]).toEqual([undefined, undefined, undefined]);
  });

  it('are of nobody of the office, and of communes that there are', () => {
    expect(OPEN_INDICATORS.map(({ id }) => id)).not.toContain('caseload');
    expect(publish({ indicator: 'renounced', commune: '99999', value: 1, numerator: 9, denominator: 9 })).toEqual([]);
  });

  it('are a sheet whose columns are those that are described', () => {
    const [heads, row] = openSheet(publish({ indicator: 'renounced', commune: '13110', suppressed: true }))
      .replace('\ufeff', '')
      .split('\r\n');
    expect(heads).toBe(OPEN_COLUMNS.map(({ name }) => name).join(','));
    expect(row).toBe(
      '2026-Q1,2026-01-01,2026-03-31,2026-03-31,commune,13,Metropolitana de Santiago,13110,La Florida,,renounced,Familias que renuncian,share,,,,,true',
    );
  });

  it('are described with licence, period, columns and files', () => {
    const set = dataSetOf(['2026-Q1', '2025-Q4']);
    expect(set).toMatchObject({
      license: 'https://creativecommons.org/licenses/by/4.0/',
      temporal: { startDate: '2025-10-01', endDate: '2026-03-31' },
    });
    expect(set.columns.map(({ name }) => name)).toEqual(OPEN_COLUMNS.map(({ name }) => name));
    expect(set.distribution.map(({ downloadURL }) => downloadURL.slice(-15))).toContain('2026-Q1/parquet');
    expect(set.distribution).toHaveLength(6);
    expect(dataSetOf([])).toMatchObject({ distribution: [], temporal: undefined });
  });
});
