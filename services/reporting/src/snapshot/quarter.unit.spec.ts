import { describe, expect, it } from '@jest/globals';
import { endedQuarters, quarterNamed, quarterOf } from './quarter.js';

describe('A quarter', () => {
  it('is of three calendar months', () => {
    expect(quarterNamed('2026-q1')).toEqual({ name: '2026-q1', from: '2026-01-01', to: '2026-03-31' });
    expect(quarterNamed('2026-q4')).toEqual({ name: '2026-q4', from: '2026-10-01', to: '2026-12-31' });
    expect(['2026-01-01', '2026-06-30', '2026-07-01'].map((day) => quarterOf(day).name)).toEqual([
      ...['2026-q1', '2026-q2', '2026-q3'],
    ]);
  });

  it('is named as quarters are', () => {
    for (const name of ['2026-q5', '2026-Q1', '26-q1', '']) expect(() => quarterNamed(name)).toThrow(RangeError);
  });

  it('has ended on the day after its last one, and not before', () => {
    const names = (today: string): string[] => endedQuarters('2025-11-20', today).map(({ name }) => name);
    expect(names('2025-12-31')).toEqual([]);
    expect(names('2026-01-01')).toEqual(['2025-q4']);
    expect(names('2026-06-30')).toEqual(['2025-q4', '2026-q1']);
    expect(names('2026-07-01')).toEqual(['2025-q4', '2026-q1', '2026-q2']);
  });
});
