import { describe, expect, it } from '@jest/globals';
import { isWhole, isWholeMonths, lastOfMonth, monthsOf, periodOf, standsOn } from './period.js';

describe('The period of a figure', () => {
  it('is the calendar year up to the month of the cut-off, if nothing else is asked for', () => {
    expect(periodOf({}, '2026-03-17')).toEqual({ from: '2026-01-01', to: '2026-03-31', asOf: '2026-03-17' });
    expect(periodOf({ to: '2025-12-31' }, '2026-03-17')).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
      asOf: '2026-03-17',
    });
    expect(periodOf({ asOf: '2026-02-10' }, '2026-03-17').to).toBe('2026-02-28');
  });

  it('ends for what stands where it ends, or at the cut-off', () => {
    expect(standsOn({ from: '2026-01-01', to: '2026-03-31', asOf: '2026-03-17' })).toBe('2026-03-17');
    expect(standsOn({ from: '2026-01-01', to: '2026-01-31', asOf: '2026-03-17' })).toBe('2026-01-31');
  });

  it('is read from the sums by month where it is of whole months, as known at the end of one or now', () => {
    const whole = { from: '2026-01-01', to: '2026-03-31', asOf: '2026-03-17' };
    expect([isWholeMonths(whole), isWholeMonths({ ...whole, from: '2026-01-02' })]).toEqual([true, false]);
    expect(isWholeMonths({ ...whole, to: '2026-03-30' })).toBe(false);
    expect([
      isWhole('2026-03-17', '2026-03-17'),
      isWhole('2026-03-16', '2026-03-17'),
      isWhole('2026-02-28', '2026-03-17'),
    ]).toEqual([...[true, false, true]]);
  });

  it('has every month that has begun by the cut-off', () => {
    expect(monthsOf({ from: '2025-11-01', to: '2026-12-31', asOf: '2026-02-03' })).toEqual([
      ...['2025-11', '2025-12', '2026-01', '2026-02'],
    ]);
    expect([lastOfMonth('2028-02-10'), lastOfMonth('2026-12-01')]).toEqual(['2028-02-29', '2026-12-31']);
  });
});
