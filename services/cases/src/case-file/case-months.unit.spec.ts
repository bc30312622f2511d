import { describe, expect, it } from '@jest/globals';
import type { PastPause } from './case-file.js';
import { latestEnd } from './case-months.js';
import { CASE_IN } from './sample-cases.spec.js';

const DAY = 86_400_000;
const accepted = (at: string, ...pauses: PastPause[]) => ({ ...CASE_IN.execution, acceptedAt: new Date(at), pauses });
const end = (at: string, ...pauses: PastPause[]): string =>
  latestEnd(accepted(at, ...pauses) as never, '9m').toISOString();

const pause = (from: string, ms: number): PastPause => ({ from, to: new Date(Date.parse(from) + ms).toISOString() });

describe('the latest end of an intervention', () => {
  it('is month 9 after the acceptance, at the end of the day in Santiago', () => {
    expect(end('2026-03-10T13:00:00Z')).toBe('2026-12-11T02:59:59.000Z');
  });

  it('is the last day of a month that is shorter', () => {
    expect(end('2026-05-31T13:00:00Z')).toBe('2027-03-01T02:59:59.000Z');
  });

  it('moves by what pauses stopped its clocks, to the end of a day', () => {
    const april = '2026-04-10T13:00:00.000Z';
    expect(end('2026-03-10T13:00:00Z', pause(april, 10 * DAY))).toBe('2026-12-21T02:59:59.000Z');
    expect(end('2026-03-10T13:00:00Z', pause(april, 10 * DAY + 3_600_000))).toBe('2026-12-22T02:59:59.000Z');
    const twice = [pause(april, 4 * DAY), pause('2026-05-10T13:00:00.000Z', 6 * DAY)];
    expect(end('2026-03-10T13:00:00Z', ...twice)).toBe('2026-12-21T02:59:59.000Z');
  });

  it('does not move by a pause that was over before the acceptance', () => {
    expect(end('2026-03-10T13:00:00Z', pause('2026-03-01T13:00:00.000Z', 5 * DAY))).toBe('2026-12-11T02:59:59.000Z');
  });
});
