import { describe, expect, it } from '@jest/globals';
import { countHalfWidth, holds, normalQuantile, wider, wilson, zFor } from './tolerance.js';

describe('the tolerance', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963985],
    [0.995, 2.575829304],
    [0.9995, 3.290526731],
    [0.01, -2.326347874],
  ])('knows the quantile of %s', (probability, quantile) => {
    expect(normalQuantile(probability)).toBeCloseTo(quantile, 7);
  });

  it('has no quantile of what is certain', () => {
    expect(() => normalQuantile(1)).toThrow(RangeError);
    expect(() => normalQuantile(0)).toThrow(RangeError);
  });

  it('divides the risk of a false alarm among the comparisons', () => {
    expect(zFor(0.95, 1)).toBeCloseTo(1.959964, 5);
    expect(zFor(0.95, 10)).toBeCloseTo(2.807034, 5);
    expect(zFor(0.99, 20)).toBeCloseTo(3.480756, 5);
  });

  // R: binom::binom.confint(8, 10, methods = "wilson"), and so on.
  it.each([
    [8, 10, 0.4901625, 0.943317],
    [0, 10, 0, 0.2775328],
    [10, 10, 0.7224672, 1],
    [15, 1000, 0.0091141, 0.0245921],
  ])("is Wilson's: %i of %i", (count, trials, from, to) => {
    const found = wilson(count, trials, 1.959964);
    expect(found.from).toBeCloseTo(from, 4);
    expect(found.to).toBeCloseTo(to, 4);
  });

  it('holds everything where nothing was tried', () => {
    expect(wilson(0, 0, 2)).toEqual({ from: 0, to: 1 });
  });

  it('of a count is so many standard errors of a binomial', () => {
    expect(countHalfWidth(100, 0.5, 2)).toBe(10);
  });

  it('holds what lies within, both ends included', () => {
    const interval = { from: 0.25, to: 0.5 };
    expect([0.2, 0.25, 0.5, 0.6].map((value) => holds(interval, value))).toEqual([false, true, true, false]);
    expect(holds(wider(interval, 0.125), 0.125)).toBe(true);
  });
});
