import { describe, expect, it } from '@jest/globals';
import { CORRELATIONS, SEVERITIES } from '@oln/contracts';
import fc from 'fast-check';
import { isGraver } from '../severity/severity.js';
import { judge } from '../severity/severity-rules.js';
import { SHIPPED_RULES } from '../severity/shipped-rules.js';
import { correlate, type CorrelatedFacts } from './correlation.js';

const WINDOWS = { simultaneousDays: 7, successiveDays: 90, complexFactors: 3 };
const factsOf = (id: string, at: string, changes: Partial<CorrelatedFacts> = {}): CorrelatedFacts => ({
  id,
  source: 'san',
  receivedAt: new Date(at),
  factors: ['school-absence'],
  base: 'low',
  known: [],
  ...changes,
});
const together = (...alerts: CorrelatedFacts[]) => correlate(alerts, WINDOWS, SHIPPED_RULES);

describe('alerts of one child', () => {
  it('alone it is nothing else', () => {
    expect(together(factsOf('a', '2026-03-02T13:00:00Z')).get('a')).toEqual({
      correlations: [],
      with: [],
      severity: 'low',
      because: [],
    });
  });

  it.each([
    ['2026-03-09T23:00:00Z', 'simultaneous'],
    ['2026-03-10T13:00:00Z', 'successive'],
  ] as const)('of two sources, the second on %s, are %s', (at, kind) => {
    const seen = together(factsOf('a', '2026-03-02T13:00:00Z'), factsOf('b', at, { source: 'network' }));
    for (const id of ['a', 'b']) expect(seen.get(id)).toMatchObject({ correlations: [kind], severity: 'medium' });
  });

  it('of one source on one day are successive, not simultaneous; two schools are two sources', () => {
    const [one, other] = ['01939b1e-0000-7000-8000-0000000000d1', '01939b1e-0000-7000-8000-0000000000d2'];
    const at = '2026-03-02T13:00:00Z';
    const of = (id: string, institutionId: string) => factsOf(id, at, { source: 'network', institutionId });
    expect(together(of('a', one), of('b', one)).get('b')?.correlations).toEqual(['successive']);
    expect(together(of('a', one), of('b', other)).get('b')?.correlations).toEqual(['simultaneous']);
  });

  it.each([
    ['2026-05-31T13:00:00Z', ['successive']],
    ['2026-06-01T13:00:00Z', []],
  ])('again on %s is %j', (at, kinds) => {
    const seen = together(factsOf('a', '2026-03-02T13:00:00Z'), factsOf('b', at));
    expect(seen.get('b')?.correlations).toEqual(kinds);
  });

  it('with three factors between them, or one that is critical, are complex, and high at least', () => {
    const three = together(
      factsOf('a', '2026-03-02T13:00:00Z', { factors: ['school-absence', 'isolated-family'] }),
      factsOf('b', '2026-03-20T13:00:00Z', { factors: ['housing-precarious'] }),
    );
    for (const id of ['a', 'b'])
      expect(three.get(id)).toMatchObject({ correlations: ['successive', 'complex'], severity: 'high' });
    const one = together(factsOf('a', '2026-03-02T13:00:00Z', { factors: ['suicidal-ideation'], base: 'critical' }));
    expect(one.get('a')).toMatchObject({ correlations: ['complex'], severity: 'critical' });
  });

  it('weigh no more than a professional said who knew of them', () => {
    const seen = together(
      factsOf('a', '2026-03-02T13:00:00Z', { known: ['successive'] }),
      factsOf('b', '2026-03-20T13:00:00Z'),
    );
    expect(seen.get('a')).toMatchObject({ correlations: ['successive'], severity: 'low' });
    expect(seen.get('b')).toMatchObject({ severity: 'medium' });
  });
});

const FACTORS = SHIPPED_RULES.factors.map(({ code }) => code);
const alerts = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 300 }),
      source: fc.constantFrom('san', 'network', 'staff'),
      factors: fc.subarray(FACTORS, { maxLength: 3 }),
      score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) =>
    list.map(({ day, source, factors, score }, at): CorrelatedFacts => ({
      id: String(at).padStart(2, '0'),
      source,
      receivedAt: new Date(Date.UTC(2026, 0, 1 + day, 15)),
      factors,
      base: judge({ factors, score }, SHIPPED_RULES).severity,
      known: [],
    })),
  );
const shuffled = (list: CorrelatedFacts[]) =>
  fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length });

describe('whatever alerts a child has', () => {
  it('the order in which they came does not matter', () => {
    fc.assert(
      fc.property(
        alerts.chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
        ([one, other]) => {
          const [first, second] = [together(...one), together(...other)];
          for (const { id } of one) expect(second.get(id)).toEqual(first.get(id));
        },
      ),
    );
  });

  it('one more never takes anything away, and nothing weighs less than by itself', () => {
    fc.assert(
      fc.property(alerts, (list) => {
        const [fewer, all] = [together(...list.slice(0, -1)), together(...list)];
        for (const alert of list.slice(0, -1)) {
          const [before, after] = [fewer.get(alert.id)!, all.get(alert.id)!];
          expect(after.correlations).toEqual(expect.arrayContaining(before.correlations));
          expect(isGraver(before.severity, after.severity)).toBe(false);
          expect(isGraver(alert.base, after.severity)).toBe(false);
        }
      }),
    );
  });

  it('says what it says in words of the house only', () => {
    fc.assert(
      fc.property(alerts, (list) => {
        for (const { correlations, severity } of together(...list).values()) {
          expect(CORRELATIONS).toEqual(expect.arrayContaining(correlations));
          expect(SEVERITIES).toContain(severity);
        }
      }),
    );
  });
});
