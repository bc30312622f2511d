import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@oln/contracts';
import fc from 'fast-check';
import { isGraver } from './severity.js';
import { decideRules, judge, type SeverityRules } from './severity-rules.js';
import { SHIPPED_RULES } from './shipped-rules.js';

const FACTORS = [...SHIPPED_RULES.factors.map(({ code }) => code), 'never-heard-of'];

describe('the rules of severity', () => {
  it('say which of them gave what', () => {
    expect(judge({ factors: ['violence-suspected', 'school-absence'], score: 82 }, SHIPPED_RULES)).toEqual({
      severity: 'high',
      because: [
        { rule: 'factor:school-absence', gives: 'low' },
        { rule: 'factor:violence-suspected', gives: 'high' },
        { rule: 'score:0', gives: 'low' },
        { rule: 'score:80', gives: 'medium' },
      ],
    });
  });

  it.each([
    [{ factors: ['imminent-danger'] }, 'critical'],
    [{ factors: ['never-heard-of'] }, 'medium'],
    [{ factors: [] }, 'medium'],
    [{ factors: [], score: 10 }, 'low'],
    [{ factors: [], score: 100 }, 'medium'],
    [{ factors: ['school-absence', 'isolated-family', 'carer-overburdened'] }, 'medium'],
  ] as const)('%j is %s', (facts, severity) => expect(judge(facts, SHIPPED_RULES).severity).toBe(severity));

  it('a score alone makes nothing grave, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (score) =>
        expect(['medium', 'low']).toContain(judge({ factors: [], score }, SHIPPED_RULES).severity),
      ),
    );
    const alone: SeverityRules = { ...SHIPPED_RULES, scores: [{ from: 90, severity: 'high' }] };
    expect(isRefusal(decideRules(alone))).toBe(true);
  });

  it('more factors never weigh less, and a factor told twice counts once', () => {
    fc.assert(
      fc.property(fc.subarray(FACTORS, { minLength: 1 }), fc.subarray(FACTORS), (some, more) => {
        const [fewer, all] = [
          judge({ factors: some }, SHIPPED_RULES),
          judge({ factors: [...some, ...more] }, SHIPPED_RULES),
        ];
        expect(isGraver(fewer.severity, all.severity)).toBe(false);
        expect(judge({ factors: [...some, ...some] }, SHIPPED_RULES)).toEqual(fewer);
      }),
    );
  });

  it('a set with a factor twice is not usable; the shipped one is', () => {
    const [first] = SHIPPED_RULES.factors;
    expect(isRefusal(decideRules({ ...SHIPPED_RULES, factors: [first!, first!] }))).toBe(true);
    expect(decideRules(SHIPPED_RULES)).toBe(SHIPPED_RULES);
  });
});
