import { describe, expect, it } from '@jest/globals';
import type { Figure, Measured } from './figure.js';
import { asJson, asTable, isHeld, verdictOf } from './report.js';

const figure: Figure = {
  id: 'P0',
  value: 0.75,
  unit: 'ratio',
  about: 'one ÷ the other',
  running: 'nothing',
  measure: () => Promise.reject(new Error('not measured here')),
};
const measured = (more: Partial<Measured> = {}): Measured => ({
  runs: [0.7, 0.9, 0.8, 0.76, 0.79],
  also: { rowsPerRequest: '7' },
  faults: [],
  ...more,
});

describe('A verdict', () => {
  it('tolerates a fifth below a bar that is to be reached, and no more', () => {
    expect([0.75, 0.7499, 0.6, 0.5999].map((value) => verdictOf(value, { value: 0.75 }))).toEqual([
      'met',
      'within a fifth',
      'within a fifth',
      'missed',
    ]);
  });

  it('tolerates a bar over a limit likewise', () => {
    expect([25, 25.1, 31.2, 31.3].map((value) => verdictOf(value, { value: 25, atMost: true }))).toEqual([
      'met',
      'within a fifth',
      'within a fifth',
      'missed',
    ]);
  });

  it('never takes what was not measured for good', () => {
    expect(verdictOf(Number.NaN, { value: 0.75 })).toBe('missed');
    expect(isHeld({ figure, measured: measured({ runs: [] }) })).toBe(false);
  });

  it('is lost by one row that is missing, however fast it was', () => {
    const faults = ['intake.outbox has 2999 new rows, 3000 were acknowledged'];
    expect(isHeld({ figure, measured: measured() })).toBe(true);
    expect(isHeld({ figure, measured: measured({ faults }) })).toBe(false);
  });

  it('of a figure without a bar is that of its faults', () => {
    const { value: _value, ...barless } = figure;
    expect(isHeld({ figure: barless, measured: measured() })).toBe(true);
    expect(isHeld({ figure: barless, measured: measured({ runs: [] }) })).toBe(false);
    expect(isHeld({ figure: barless, measured: measured({ faults: ['a row is missing'] }) })).toBe(false);
    expect(JSON.parse(asJson([{ figure: barless, measured: measured() }]))).toMatchObject({ P0: { bar: null } });
    expect(asTable([{ figure: barless, measured: measured() }])).toContain('bar none');
  });

  it('is lost by a further bar that is missed', () => {
    const further = [{ name: 'eventsPerSecond', measured: 7_999, value: 10_000 }];
    expect(isHeld({ figure, measured: measured({ further }) })).toBe(false);
  });
});

describe('The report', () => {
  const further = [{ name: 'eventsPerSecond', measured: 12_000, value: 10_000 }];

  it('gives value, bar, unit, runs and also, with further bars under also', () => {
    expect(JSON.parse(asJson([{ figure, measured: measured({ further }) }]))).toEqual({
      P0: {
        value: 0.79,
        bar: 0.75,
        unit: 'ratio',
        runs: [0.7, 0.9, 0.8, 0.76, 0.79],
        also: {
          rowsPerRequest: '7',
          eventsPerSecond: 12_000,
          eventsPerSecondBar: 10_000,
          spread: [0.7, 0.9],
          verdict: 'met',
        },
      },
    });
  });

  it('says in the table what was wrong', () => {
    const table = asTable([{ figure, measured: measured({ faults: ['a row is missing'] }) }]);
    expect(table).toContain('✗ P0   0.79 ratio (0.7 to 0.9), bar ≥ 0.75');
    expect(table).toContain('! a row is missing');
  });
});
