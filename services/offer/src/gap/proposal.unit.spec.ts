import { describe, expect, it } from '@jest/globals';
import { chasesDue } from './proposal.js';

const due = (asOf: string, holidays: string[] = []): number =>
  chasesDue(new Date('2026-03-02T13:00:00Z'), '5bd', holidays, new Date(asOf));

describe('A proposal of Monday, 2 March 2026, of an office that chooses within five business days', () => {
  it('is told of again once three of them are over, once five are, and once ten are', () => {
    expect(['2026-03-06T02:59:59Z', '2026-03-10T02:59:59Z', '2026-03-17T02:59:59Z'].map((at) => due(at))).toEqual([
      0, 1, 2,
    ]);
    expect(['2026-03-06T03:00:00Z', '2026-03-10T03:00:00Z', '2026-03-17T03:00:00Z'].map((at) => due(at))).toEqual([
      1, 2, 3,
    ]);
  });

  it('has a day more for each holiday', () => {
    expect([due('2026-03-06T03:00:00Z', ['2026-03-04']), due('2026-03-07T03:00:00Z', ['2026-03-04'])]).toEqual([0, 1]);
  });
});
