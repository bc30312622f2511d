import { describe, expect, it } from '@jest/globals';
import { latestEnd } from './case-months.js';
import { CASE_IN } from './sample-cases.spec.js';

const DAY = 86_400_000;
const accepted = (at: string, pausedMs = 0) => ({ ...CASE_IN.execution, acceptedAt: new Date(at), pausedMs });
const end = (at: string, pausedMs = 0): string => latestEnd(accepted(at, pausedMs) as never, '9m').toISOString();

describe('the latest end of an intervention', () => {
  it('is month 9 after the acceptance, at the end of the day in Santiago', () => {
    expect(end('2026-03-10T13:00:00Z')).toBe('2026-12-11T02:59:59.000Z');
  });

  it('is the last day of a month that is shorter', () => {
    expect(end('2026-05-31T13:00:00Z')).toBe('2027-03-01T02:59:59.000Z');
  });

  it('moves by what pauses stopped its clocks, to the end of a day', () => {
    expect(end('2026-03-10T13:00:00Z', 10 * DAY)).toBe('2026-12-21T02:59:59.000Z');
    expect(end('2026-03-10T13:00:00Z', 10 * DAY + 3_600_000)).toBe('2026-12-22T02:59:59.000Z');
  });
});
