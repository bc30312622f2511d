import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import { decideCommitment, expectedOf, type Commitment, type Wanted } from './commitment.js';

const BEFORE: Commitment = {
  ...{ id: 'c', commune: '13110', line: 'case-management', year: 2025, version: 1 },
  ...{ startsOn: '2025-06-01', endsOn: '2026-05-31', families: 40 },
};

const decided = (year: number, wanted: Wanted, before?: Commitment): unknown => {
  const decision = decideCommitment({ before, year }, wanted);
  return isRefusal(decision) ? decision.definition.code : decision;
};

describe('A commitment', () => {
  it('is of the calendar year, if nothing else is said', () => {
    expect(decided(2026, { families: 40 })).toEqual({ families: 40, startsOn: '2026-01-01', endsOn: '2026-12-31' });
  });

  it('keeps its dates where only its number changes', () => {
    expect(decided(2025, { families: 50 }, BEFORE)).toEqual({
      families: 50,
      startsOn: '2025-06-01',
      endsOn: '2026-05-31',
    });
  });

  it('begins in the year that it is named after, does not turn time around, and is no two years long', () => {
    expect(decided(2026, { families: 1, startsOn: '2025-06-01', endsOn: '2026-05-31' })).toBe('COMMITMENT.OTHER_YEAR');
    expect(decided(2026, { families: 1, startsOn: '2026-06-01', endsOn: '2026-05-31' })).toBe('COMMITMENT.TURNED');
    expect(decided(2026, { families: 1, startsOn: '2026-06-01', endsOn: '2028-05-31' })).toBe('COMMITMENT.TOO_LONG');
  });

  it('expects of its families by a day as many as of its days have passed', () => {
    expect(expectedOf(BEFORE, { from: '2025-06-01', to: '2026-05-31' })).toBe(40);
    // Of the calendar year up to the end of January 31 days, of 365.
    expect(expectedOf(BEFORE, { from: '2026-01-01', to: '2026-01-31' })).toBeCloseTo((40 * 31) / 365);
  });
});
