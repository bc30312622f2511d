import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { modelOn, PRIORITY_MODELS, priorityOf, SAID_FACTORS } from './priority-model.js';
import { effectivePriority, scoreOf, waitDays, type ScoredFacts } from './priority.js';

const ASOF = new Date('2026-06-15T15:00:00Z');
const facts = (changes: Partial<ScoredFacts> = {}): ScoredFacts => ({
  channel: 'spontaneous',
  factors: [],
  children: [{ age: 9, withoutRun: false, disability: false }],
  attendedBefore: false,
  receivedAt: ASOF,
  ...changes,
});

describe('The unified score', () => {
  it('is nothing and low where nothing is known', () => {
    expect(scoreOf(facts(), ASOF)).toEqual({ model: '2026.1', score: 0, priority: 'low', factors: [] });
  });

  it('is explained factor by factor, and the factors add up to it', () => {
    const score = scoreOf(
      facts({ channel: 'alert', factors: ['neglect'], children: [{ age: 2, withoutRun: true, disability: false }] }),
      ASOF,
    );
    expect(score).toEqual({
      model: '2026.1',
      score: 65,
      priority: 'high',
      factors: [
        { factor: 'neglect', points: 20 },
        { factor: 'alert', points: 25 },
        { factor: 'child-under-4', points: 12 },
        { factor: 'without-run', points: 8 },
      ],
    });
  });

  it.each([
    [29, 'low'],
    [30, 'medium'],
    [59, 'medium'],
    [60, 'high'],
  ] as const)('of %d points is %s', (points, priority) => {
    expect(priorityOf(modelOn('2026-06-15'), points)).toBe(priority);
  });

  it('is high at once with imminent danger, whatever else is known', () => {
    expect(scoreOf(facts({ factors: ['imminent-danger'] }), ASOF).priority).toBe('high');
  });

  it('is high for a new risk after exit', () => {
    expect(scoreOf(facts({ factors: ['risk-after-exit'] }), ASOF).priority).toBe('high');
  });

  it('never passes 100', () => {
    expect(scoreOf(facts({ factors: [...SAID_FACTORS, 'imminent-danger'] }), ASOF).score).toBe(100);
  });

  it.each([
    ['2026-05-16T15:00:00Z', 30, []],
    ['2026-05-15T15:00:00Z', 31, ['waits-30-days']],
    ['2026-04-16T15:00:00Z', 60, ['waits-30-days']],
    ['2026-04-15T15:00:00Z', 61, ['waits-60-days']],
    ['2026-03-17T15:00:00Z', 90, ['waits-60-days']],
    ['2026-03-16T15:00:00Z', 91, ['waits-90-days']],
  ])('of a request that came in at %s (%d days) counts %j', (received, days, waiting) => {
    const receivedAt = new Date(received);
    expect(waitDays(receivedAt, ASOF)).toBe(days);
    expect(scoreOf(facts({ receivedAt }), ASOF).factors.map(({ factor }) => factor)).toEqual(waiting);
  });

  it('counts a factor that is named twice once, and a factor that no model knows not at all', () => {
    expect(scoreOf(facts({ factors: ['neglect', 'neglect', 'nonsense'] }), ASOF).score).toBe(20);
  });

  it('never falls when something more is known to be wrong', () => {
    const some = fc.subarray([...SAID_FACTORS]);
    fc.assert(
      fc.property(some, some, (one, more) => {
        const less = scoreOf(facts({ factors: one }), ASOF).score;
        expect(scoreOf(facts({ factors: [...one, ...more] }), ASOF).score).toBeGreaterThanOrEqual(less);
      }),
    );
  });

  it('gives way to the word of a coordinator', () => {
    const score = scoreOf(facts({ factors: ['imminent-danger'] }), ASOF);
    const override = {
      priority: 'low',
      reason: 'new-information',
      by: 'coordinadora-1',
      at: ASOF.toISOString(),
    } as const;
    expect(effectivePriority(score, override)).toBe('low');
    expect(effectivePriority(score)).toBe('high');
  });
});

describe('The models', () => {
  it('have dated versions, codes without doubles and labels in both languages', () => {
    for (const { version, validFrom, factors } of PRIORITY_MODELS) {
      expect(version).toMatch(/^\d{4}\.\d+$/);
      expect(validFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(new Set(factors.map(({ code }) => code)).size).toBe(factors.length);
      for (const { code, points, label } of factors) {
        expect(code).toMatch(/^[a-z0-9][a-z0-9-]*$/);
        expect(points).toBeGreaterThan(0);
        expect(label.es && label.en).toBeTruthy();
      }
    }
  });

  it('hold from their date on', () => {
    expect(modelOn('2026-01-01').version).toBe('2026.1');
    expect(modelOn('2019-05-05').version).toBe('2026.1');
  });
});
