import { describe, expect, it } from '@jest/globals';
import { staleBefore } from './freshness.js';

const isStale = (confirmedAt: string, asOf: string, days = 30): boolean =>
  new Date(confirmedAt) < staleBefore(new Date(asOf), days);

describe('An entry confirmed on Monday, 2 March 2026, at 10:00 in Santiago', () => {
  const CONFIRMED = '2026-03-02T13:00:00Z';

  it('is fresh until the thirtieth day has ended there, 1 April at midnight', () => {
    expect(isStale(CONFIRMED, '2026-04-01T15:00:00Z')).toBe(false);
    expect(isStale(CONFIRMED, '2026-04-02T02:59:59Z')).toBe(false);
  });

  it('is stale from then on', () => {
    expect(isStale(CONFIRMED, '2026-04-02T03:00:00Z')).toBe(true);
  });

  it('is stale sooner where the office asks more often', () => {
    expect([isStale(CONFIRMED, '2026-03-10T02:59:59Z', 7), isStale(CONFIRMED, '2026-03-10T03:00:00Z', 7)]).toEqual([
      false,
      true,
    ]);
  });
});
