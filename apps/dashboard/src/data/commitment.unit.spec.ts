import { describe, expect, it } from '@jest/globals';
import { lightOf, paceOf, type Commitment } from './commitment.js';

const YEAR: Commitment = {
  commune: '13110',
  line: 'case-management',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  families: 365,
};
const THERAPY: Commitment = { ...YEAR, line: 'family-therapy', families: 100 };
const ELSEWHERE: Commitment = {
  ...YEAR,
  commune: '05101',
  startsOn: '2026-05-01',
  endsOn: '2027-04-30',
  families: 365,
};

const whole = { from: '2026-01-01', until: '2026-12-31' };

describe('The pace of a commitment', () => {
  it('is the part of its days that has passed, the last one included', () => {
    expect(paceOf([YEAR], {}, { from: '2026-01-01', until: '2026-01-01' })).toBeCloseTo(1 / 365);
    expect(paceOf([YEAR], {}, { from: '2026-01-01', until: '2026-07-02' })).toBeCloseTo(183 / 365);
    expect(paceOf([YEAR], {}, whole)).toBe(1);
  });

  it('counts the days of the period alone', () => {
    expect(paceOf([YEAR], {}, { from: '2026-12-01', until: '2026-12-31' })).toBeCloseTo(31 / 365);
  });

  it('is weighed by families, each commitment by its own year', () => {
    const until = '2026-12-31';
    expect(paceOf([YEAR, ELSEWHERE], {}, { from: '2026-01-01', until })).toBeCloseTo((365 + 245) / 730);
  });

  it('is of the place and the line that are looked at', () => {
    const all = [YEAR, THERAPY, ELSEWHERE];
    expect(paceOf(all, { commune: '13110', line: 'family-therapy' }, whole)).toBe(1);
    expect(paceOf(all, { region: '05' }, whole)).toBeCloseTo(245 / 365);
    expect(paceOf(all, { region: '08' }, whole)).toBeUndefined();
  });

  it('is none before a commitment holds, or after', () => {
    expect(paceOf([ELSEWHERE], {}, { from: '2026-01-01', until: '2026-04-30' })).toBeUndefined();
    expect(paceOf([ELSEWHERE], {}, { from: '2027-01-01', until: '2027-05-01' })).toBeUndefined();
  });
});

describe('The traffic light', () => {
  const coverage = (value: number) => ({ kind: 'number' as const, value });

  it.each([
    [0.48, 'green'],
    [0.475, 'green'],
    [0.4749, 'amber'],
    [0.4, 'amber'],
    [0.3999, 'red'],
    [0, 'red'],
  ])('at half of the year and a coverage of %d is %s', (value, light) => {
    expect(lightOf(coverage(value), 0.5)).toBe(light);
  });

  it('is out where nothing was committed to, or where coverage is kept back', () => {
    expect(lightOf(coverage(0.5), undefined)).toBeUndefined();
    expect(lightOf(coverage(0.5), 0)).toBeUndefined();
    expect(lightOf({ kind: 'reserved' }, 0.5)).toBeUndefined();
    expect(lightOf({ kind: 'none' }, 0.5)).toBeUndefined();
  });
});
