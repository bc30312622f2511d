import { describe, expect, it } from '@jest/globals';
import { table } from './report.js';
import type { FaultResult } from './run-fault.js';
import { complaints, median, passed } from './verdict.js';

const strike = (readyMs: number, flowMs = readyMs) => ({ part: 'intake', pid: 1, at: '', readyMs, flowMs });

const sound: FaultResult = {
  fault: 'F1',
  about: 'kill -9 of each service',
  seconds: 60,
  perSecond: 50,
  asked: 1_500,
  acknowledged: 1_499,
  refused: 1,
  unanswered: 0,
  retries: 40,
  badAnswers: [],
  counts: { records: 1_000, facts: 2_000, published: 2_000, effects: 100, processes: 80 },
  strikes: [strike(2_000), strike(3_000), strike(9_000)],
  figures: {},
  readyWithinMs: 5_000,
  settledMs: 1_000,
  findings: [],
};

describe('A fault', () => {
  it('holds when nothing was found, by the median of its strikes, not by the worst', () => {
    expect(complaints(sound)).toEqual([]);
    expect(table([sound])).toMatch(/F1 .* holds\n/);
  });

  it.each<[string, Partial<FaultResult>]>([
    ['something was found', { findings: [{ invariant: 'I1', kind: 'lost', what: 'a fact' }] }],
    [
      'an answer was a failure of ours',
      { badAnswers: [{ what: 'request.admit', status: 500, why: 'a failure of ours' }] },
    ],
    ['a call had no answer', { unanswered: 1 }],
    ['parts came back late', { strikes: [strike(2_000, 100), strike(15_001, 100), strike(16_000, 100)] }],
    ['the house was late at work', { strikes: [strike(2_000, 6_000), strike(2_000, 6_000), strike(2_000)] }],
    ['it never came back', { strikes: [strike(100, Infinity)] }],
    ['it took more than a minute until everything held', { settledMs: 60_001 }],
    ['nothing was asked', { asked: 0 }],
  ])('does not hold when %s', (_why, more) => {
    const result = { ...sound, ...more };
    expect(complaints(result)).toHaveLength(1);
    expect(passed(result)).toBe(false);
    expect(table([result])).toContain('does not hold');
  });

  it('says how many invariants nobody asks: none', () => {
    expect(table([sound])).toContain('0 of 8 invariants skipped.');
  });

  it('is judged by the lower of two middle figures', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2, 0]);
  });
});
