import { describe, expect, it } from '@jest/globals';
import { exactInterval, holds, riskEach, wider } from './tolerance.js';

const RISK_OF_ONE_IN_THIRTY = 0.01 / 30;

describe('the tolerance', () => {
  it('divides the risk of a false alarm among the comparisons', () => {
    expect(riskEach(0.99, 20)).toBeCloseTo(0.0005, 12);
    expect(riskEach(0.99, 0)).toBeCloseTo(0.01, 12);
  });

  // Quantiles of the beta distribution, by mpmath with thirty digits; the first three stand in every textbook.
  it.each([
    [8, 10, 0.05, 0.4439045377, 0.9747892737],
    [0, 10, 0.05, 0, 0.3084971078],
    [10, 10, 0.05, 0.6915028922, 1],
    [15, 1_000, 0.05, 0.00841904975, 0.0246197001],
    [126, 127, RISK_OF_ONE_IN_THIRTY, 0.9152582529, 0.9999986876],
    [1, 2_745, RISK_OF_ONE_IN_THIRTY, 6.072151258e-8, 0.00407294965],
    [2_400, 2_745, RISK_OF_ONE_IN_THIRTY, 0.8502182102, 0.8959607121],
  ])('is exact: %i of %i', (count, trials, risk, from, to) => {
    const found = exactInterval(count, trials, risk);
    expect(found.from / (from || 1)).toBeCloseTo(from === 0 ? 0 : 1, 8);
    expect(found.to).toBeCloseTo(to, 9);
  });

  it('ends where nothing and all of it are', () => {
    expect(exactInterval(0, 6_000, 0.001).from).toBe(0);
    expect(exactInterval(6_000, 6_000, 0.001).to).toBe(1);
    expect(exactInterval(0, 0, 0.001)).toEqual({ from: 0, to: 1 });
  });

  it('of what is counted of very many is that of rare events', () => {
    const many = 10_000_000;
    const { from, to } = exactInterval(10, many, 0.05);
    expect([from * many, to * many].map((value) => Number(value.toFixed(3)))).toEqual([4.795, 18.39]);
  });

  it.each([
    [127, 0.956],
    [349, 0.7866],
    [1_266, 0.012],
    [24, 0.5],
    [60, 0.999],
  ])('holds what is true of %i with %f, but for the risk', (trials, probability) => {
    let missed = 0;
    for (let count = 0; count <= trials; count++)
      if (!holds(exactInterval(count, trials, 0.01), probability)) missed += chanceOf(count, trials, probability);
    expect(missed).toBeLessThanOrEqual(0.01);
  });

  it('holds what lies within, both ends included', () => {
    const interval = { from: 0.25, to: 0.5 };
    expect([0.2, 0.25, 0.5, 0.6].map((value) => holds(interval, value))).toEqual([false, true, true, false]);
    expect(holds(wider(interval, 0.125), 0.125)).toBe(true);
  });
});

function chanceOf(count: number, trials: number, probability: number): number {
  let logarithm = count * Math.log(probability) + (trials - count) * Math.log(1 - probability);
  for (let at = 1; at <= count; at++) logarithm += Math.log((trials - count + at) / at);
  return Math.exp(logarithm);
}
