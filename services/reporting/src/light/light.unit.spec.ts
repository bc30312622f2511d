import { describe, expect, it } from '@jest/globals';
import { behindOf, lightOf, passedOf } from './light.js';

describe('The traffic light', () => {
  it.each([
    [0.51, 'green'],
    [0.475, 'green'],
    [0.4749, 'yellow'],
    [0.4, 'yellow'],
    [0.3999, 'red'],
    [0, 'red'],
  ])('where a half is expected is, at %d, %s', (value, light) => {
    expect(lightOf(behindOf(value, 0.5, 'more'))).toBe(light);
  });

  it('goes the other way where less is better, and by thresholds of its own where there are some', () => {
    expect([0.5, 0.525, 0.6, 0.61].map((value) => lightOf(behindOf(value, 0.5, 'less')))).toEqual([
      ...['green', 'green', 'yellow', 'red'],
    ]);
    expect(lightOf(behindOf(0.49, 0.5, 'more'), { green: 0, yellow: 0.01 })).toBe('red');
    expect(behindOf(1, 0, 'less')).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('What has passed of a span', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' };

  it('is the part of its days, the last one included', () => {
    expect(passedOf(year, { from: '2026-01-01', to: '2026-01-01' })).toBeCloseTo(1 / 365);
    expect(passedOf(year, { from: '2026-01-01', to: '2026-07-02' })).toBeCloseTo(183 / 365);
    expect(passedOf(year, year)).toBe(1);
  });

  it('counts the days of the period alone, of those that lie within', () => {
    expect(passedOf(year, { from: '2026-12-01', to: '2027-03-31' })).toBeCloseTo(31 / 365);
    expect(passedOf({ from: '2026-05-01', to: '2027-04-30' }, year)).toBeCloseTo(245 / 365);
  });

  it('is nothing before it, or after', () => {
    expect(passedOf(year, { from: '2025-01-01', to: '2025-12-31' })).toBe(0);
    expect(passedOf(year, { from: '2027-01-01', to: '2027-12-31' })).toBe(0);
  });
});
