import { describe, expect, it } from '@jest/globals';
import { CORRELATIONS } from '@oln/contracts';
import fc from 'fast-check';
import { correlatedSeverity, judge } from '../severity/severity-rules.js';
import { isGraver } from '../severity/severity.js';
import { SHIPPED_RULES } from '../severity/shipped-rules.js';
import { openAlert, type OpenAlert } from './alert.js';
import { allowScore, barScore } from './decide-score.js';
import { judgeAnew } from './decide-severity.js';
import { ALERT_IN, NOW, RECEIVED } from './sample-alerts.spec.js';

/** As it is judged when it comes in, with what it is together with others. */
function alertOf(factors: readonly string[], score?: number, correlations: OpenAlert['correlations'] = []): OpenAlert {
  const { severity: judged, because } = judge({ factors, score }, SHIPPED_RULES);
  const { id, commune, source, raisedBy } = ALERT_IN.received;
  const said = { id, commune, source, raisedBy, receivedAt: RECEIVED, factors, score, rules: SHIPPED_RULES.code };
  const alert = openAlert({ ...said, judged, because }, RECEIVED);
  const together = correlatedSeverity(judged, correlations, SHIPPED_RULES);
  return { ...alert, correlations, severity: together.severity, because: [...because, ...together.because] };
}
const bar = (alert: OpenAlert): OpenAlert => barScore(alert, SHIPPED_RULES);
const allow = (alert: OpenAlert): OpenAlert => allowScore(alert, SHIPPED_RULES);
const FACTORS = SHIPPED_RULES.factors.map(({ code }) => code);
const alerts = fc.record({
  factors: fc.subarray(FACTORS),
  score: fc.integer({ min: 0, max: 100 }),
  correlations: fc.subarray([...CORRELATIONS]),
});

describe('A score to which nobody consents', () => {
  it('counts for nothing, and the explanation says so', () => {
    const barred = bar(alertOf(['school-absence'], 90));
    expect(barred).toMatchObject({ scoreBarred: true, judged: 'low', severity: 'low', score: 90 });
    expect(barred.because).toEqual([
      { rule: 'factor:school-absence', gives: 'low' },
      { rule: 'score-not-consented', gives: 'low' },
    ]);
    const judged = judge({ factors: ['school-absence'], score: 90, scoreBarred: true }, SHIPPED_RULES);
    expect(judged).toEqual({ severity: 'low', because: barred.because });
  });

  it('leaves an alert that said nothing else as grave as one that says nothing, not less', () => {
    expect(bar(alertOf([], 10))).toMatchObject({
      judged: 'medium',
      because: expect.arrayContaining([{ rule: 'nothing-named', gives: 'medium' }]),
    });
    expect(judge({ factors: [], score: 10, scoreBarred: true }, SHIPPED_RULES).severity).toBe('medium');
    expect(judge({ factors: [], scoreBarred: true }, SHIPPED_RULES).because).toEqual([
      { rule: 'nothing-named', gives: 'medium' },
    ]);
  });

  it('is not there: then nothing changes, whatever else was said', () => {
    const plain = { ...alertOf(['neglect'], undefined, ['successive']), severity: 'critical' as const };
    expect(bar(plain)).toEqual({ ...plain, scoreBarred: true });
  });

  it('takes nothing from factors, from what others say, or from a professional', () => {
    const together = bar(alertOf(['violence-suspected'], 90, ['complex']));
    expect(together).toMatchObject({ severity: 'critical' });
    const spoken = judgeAnew(alertOf(['school-absence'], 90), { severity: 'high', by: 'gestora-1' }, NOW) as OpenAlert;
    expect(bar(spoken)).toMatchObject({ severity: 'high', judged: 'low', word: { severity: 'high' } });
  });

  it('is judged as if the alert had come without it, whatever it names', () => {
    fc.assert(
      fc.property(alerts, ({ factors, score, correlations }) => {
        const [barred, without] = [
          bar(alertOf(factors, score, correlations)),
          alertOf(factors, undefined, correlations),
        ];
        // Without any factor a low score had made it less grave: taking it away makes nothing graver by itself.
        const before = alertOf(factors, score, correlations).severity;
        const expected = isGraver(without.severity, before) ? before : without.severity;
        expect([barred.severity, barred.judged]).toEqual([expected, without.judged]);
        expect(barred.because.some(({ rule }) => rule.startsWith('score:'))).toBe(false);
      }),
    );
  });

  it('given again, it is what it was, and never less', () => {
    fc.assert(
      fc.property(alerts, ({ factors, score, correlations }) => {
        const alert = alertOf(factors, score, correlations);
        const again = allow(bar(alert));
        expect(isGraver(alert.severity, again.severity)).toBe(false);
        expect(again).toMatchObject({ scoreBarred: false });
        expect(again.because.map(({ rule }) => rule)).not.toContain('score-not-consented');
      }),
    );
  });

  it('ends what was asked to be lowered as far as it fell', () => {
    const alert = alertOf(['school-absence'], 90, ['simultaneous']);
    const lowering = { to: 'low', reason: 'score-contested', by: 'gestora-1', at: NOW.toISOString() } as const;
    expect(alert.severity).toBe('high');
    expect(bar({ ...alert, lowering })).toMatchObject({ severity: 'medium', lowering });
    expect(bar({ ...alert, lowering: { ...lowering, to: 'medium' } }).lowering).toBeUndefined();
  });
});
