import { describe, expect, it } from '@jest/globals';
import {
  counted,
  isEmptySeries,
  monthsIn,
  NONE,
  rowsBy,
  rowsInOrder,
  seriesOf,
  shownOf,
  theOne,
  withSomething,
  type Figures,
} from './figure.js';
import { funnelOf } from './funnel.js';
import { freshnessOf } from './lag.js';

const number = (value: number) => ({ kind: 'number' as const, value });
const figures = (items: Figures['items']): Figures => ({
  from: '2026-01-01',
  to: '2026-12-31',
  asOf: '2026-06-30',
  items,
});

describe('A figure', () => {
  it('is a number, one that is kept back, or none', () => {
    expect(shownOf({ indicator: 'a', value: 0.5, numerator: 5, denominator: 10 })).toEqual({
      ...{ kind: 'number', value: 0.5 },
      ...{ numerator: 5, denominator: 10, p90: undefined },
    });
    expect(shownOf({ indicator: 'a', suppressed: true })).toEqual({ kind: 'reserved' });
    expect(shownOf({ indicator: 'a', denominator: 0 })).toBe(NONE);
    expect(theOne(figures([]), 'a')).toBe(NONE);
  });

  it('by code stands with the largest first, and what is kept back before nothing', () => {
    const rows = rowsBy(
      figures([
        { indicator: 'a', code: 'few', suppressed: true },
        { indicator: 'a', code: 'none', value: 0 },
        { indicator: 'a', code: 'many', value: 9 },
        { indicator: 'b', code: 'other', value: 99 },
        { indicator: 'a', value: 20 },
      ]),
      'a',
      'code',
    );
    expect(rows.map(({ code }) => code)).toEqual(['many', 'few', 'none']);
    expect(withSomething(rows).map(({ code }) => code)).toEqual(['many', 'few']);
    expect(rowsInOrder(rows, ['none', 'missing']).map(({ code }) => code)).toEqual(['none', 'missing', 'many', 'few']);
  });

  it('that is a share tells what it was reckoned from', () => {
    const rows = rowsBy(
      figures([{ indicator: 'a', code: 'x', value: 0.25, numerator: 1, denominator: 4 }]),
      'a',
      'code',
    );
    expect(counted(rows)).toEqual([{ code: 'x', shown: number(1) }]);
  });

  it('by month has every month that any other one has', () => {
    const all = figures([
      { indicator: 'a', month: '2026-02', value: 2 },
      { indicator: 'b', month: '2026-01', suppressed: true },
    ]);
    expect(monthsIn(all)).toEqual(['2026-01', '2026-02']);
    const [a, b, c] = ['a', 'b', 'c'].map((indicator) => seriesOf(all, indicator));
    expect(a!.points.map(({ shown }) => shown.kind)).toEqual(['none', 'number']);
    expect([a, b, c].map((one) => isEmptySeries(one!))).toEqual([false, false, true]);
  });
});

describe('The funnel', () => {
  const of = (...values: (number | 'reserved')[]): Figures =>
    figures(
      values.map((value, at) => ({
        indicator: ['funnel-1-invited', 'funnel-2-attended', 'funnel-3-planned'][at]!,
        ...(value === 'reserved' ? { suppressed: true } : { value }),
      })),
    );

  it('says how many of the step before went on', () => {
    const steps = funnelOf(of(20, 10, 8));
    expect(steps.map(({ ofBefore }) => ofBefore)).toEqual([undefined, 0.5, 0.8, undefined, undefined]);
    expect(steps.map(({ ofFirst }) => ofFirst)).toEqual([1, 0.5, 0.4, undefined, undefined]);
  });

  it('gives away nothing of what is kept back, and divides by no nought', () => {
    expect(funnelOf(of(20, 'reserved', 8))[2]!.ofBefore).toBeUndefined();
    expect(funnelOf(of(0, 0, 0))[1]!.ofBefore).toBeUndefined();
  });
});

describe('Freshness', () => {
  it('is of what is shown, not of what is built beside it', () => {
    const rebuild = { name: 'rebuild' as const, messages: 900, seconds: 9 };
    expect(freshnessOf({ generation: 1, consumers: [rebuild, { name: 'live', messages: 0, seconds: 0 }] })).toEqual({
      ...{ isUpToDate: true, messages: 0, seconds: 0 },
    });
    expect(freshnessOf({ generation: 1, consumers: [{ name: 'live', messages: 7, seconds: 90 }] })?.isUpToDate).toBe(
      false,
    );
    expect(freshnessOf({ generation: 1, consumers: [rebuild] })).toBeUndefined();
  });
});
