import { describe, expect, it } from '@jest/globals';
import { EVENTS } from '@oln/contracts';
import { evaluate, type Figure } from '../figure/evaluate.js';
import type { Dimension } from '../figure/cell.js';
import { MEASURE_NAMES, measureOf } from '../fact/measures.js';
import { SECOND_RECKONING } from '@oln/testing';
import { agesOfMarks, cellsOfMarks } from '../testing/cells-of-marks.spec.js';
import { tinyOffice } from '../testing/tiny-office.spec.js';
import { indicatorView } from './indicator.views.js';
import { findIndicator, INDICATORS } from './indicators.js';

const YEAR = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31' };
const COMMITTED = [
  { commune: '13110', line: 'case-management', families: 4 },
  { commune: '13110', line: 'family-therapy', families: 2 },
];
const OFFICE = tinyOffice('13110');

function figures(id: string, by: readonly Dimension[] = [], period = YEAR): Figure[] {
  const indicator = findIndicator(id)!;
  const dimensions: Dimension[] = ['commune', 'line', 'code', ...(by.includes('month') ? (['month'] as const) : [])];
  const cells = (indicator.formula.form === 'ages' ? agesOfMarks : cellsOfMarks)(OFFICE, period, dimensions);
  return evaluate(indicator, { cells, committed: COMMITTED, by, months: [] });
}

const share = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  value: Math.round((numerator / denominator) * 1e6) / 1e6,
});
const counted = (n: number) => ({ value: n, numerator: n });
const times = (median: number, p90: number, n: number) => ({ value: median, p90, denominator: n });

/** Reckoned by hand from `testing/tiny-office.spec.ts`. */
const BY_HAND: Record<string, Omit<Figure, 'indicator'>> = {
  coverage: share(3, 6),
  'families-invited': counted(6),
  'families-attended': counted(3),
  'invitations-accepted': share(3, 6),
  'invitations-rejected': share(1, 6),
  'invitations-not-located': share(1, 6),
  renounced: share(1, 3),
  outcomes: share(4, 4),
  'risk-mitigated': share(1, 3),
  'risk-mitigated-of-evaluated': share(1, 1),
  'protection-strengthened': share(0, 3),
  'protection-strengthened-of-evaluated': share(0, 1),
  'risk-mitigated-by-factor': share(1, 2),
  'protection-strengthened-by-factor': share(0, 1),
  'stage-days': times(18, 30, 11),
  'cases-by-stage': counted(6),
  'funnel-1-invited': counted(6),
  'funnel-2-attended': counted(3),
  'funnel-3-planned': counted(1),
  'funnel-4-evaluated': counted(1),
  'funnel-5-completed': counted(1),
  'sessions-held': share(3, 4),
  caseload: share(2, 2),
  'requests-received': counted(3),
  'request-outcomes': share(2, 2),
  'admissibility-days': times(4, 6, 2),
  'queue-length': counted(1),
  'queue-age': times(30, 30, 1),
  'waiting-length': counted(1),
  'waiting-age': times(20, 20, 1),
  'waits-expired': share(1, 2),
  'referrals-effective': share(1, 2),
  'referral-outcomes': share(2, 2),
  'gaps-open': counted(1),
  'gaps-opened': counted(2),
  'alerts-received': counted(2),
  'alerts-open': counted(1),
  'alert-verification-hours': times(71, 71, 1),
  'alert-answer-hours': times(97, 97, 1),
  'alert-outcomes': share(1, 1),
  'escalations-opened': counted(2),
  'escalations-acknowledged': share(1, 2),
  'acknowledgement-hours': times(26, 26, 1),
  'escalation-outcomes': share(1, 2),
  'measures-in-force': counted(1),
  'work-overdue': counted(1),
  'work-became-overdue': counted(2),
  'children-participating': counted(2),
  'plans-by-stage': counted(1),
  'plans-reached': counted(2),
  'activities-held': counted(1),
};

describe('The indicators', () => {
  it('are each reckoned by hand below', () => {
    expect(INDICATORS.map(({ id }) => id).sort()).toEqual(Object.keys(BY_HAND).sort());
  });

  it('have a second reckoning each, from the tables of the services: none is taken on trust', () => {
    expect(Object.keys(SECOND_RECKONING).sort()).toEqual(INDICATORS.map(({ id }) => id).sort());
  });

  it.each(Object.entries(BY_HAND))('%s is what one reckons by hand', (id, expected) => {
    expect(figures(id)).toEqual([{ indicator: id, ...expected }]);
  });

  it('are divided by what they say', () => {
    expect(figures('coverage', ['line'])).toEqual([
      { indicator: 'coverage', line: 'case-management', ...share(1, 4) },
      { indicator: 'coverage', line: 'family-therapy', ...share(2, 2) },
    ]);
    expect(figures('outcomes', ['code'])).toEqual(
      ['completed', 'invitation-rejected', 'not-located', 'renounced'].map((code) => ({
        ...{ indicator: 'outcomes', code },
        ...share(1, 4),
      })),
    );
    expect(figures('risk-mitigated-by-factor', ['code'])).toEqual([
      { indicator: 'risk-mitigated-by-factor', code: 'isolation', ...share(0, 1) },
      { indicator: 'risk-mitigated-by-factor', code: 'neglect', ...share(1, 1) },
    ]);
    expect(figures('caseload', ['code'])).toEqual([
      { indicator: 'caseload', code: 'gestora-1', ...share(1, 1) },
      { indicator: 'caseload', code: 'terapeuta-1', ...share(1, 1) },
    ]);
    expect(figures('families-attended', ['month']).map(({ month, value }) => [month, value])).toEqual([
      ['2026-03', 1],
      ['2026-04', 1],
      ['2026-06', 1],
    ]);
  });

  it('of coverage say how it stands to what is expected by now, weighed by families; nothing where nobody asks, or nothing is due', () => {
    const coverage = (expected: [management?: number, therapy?: number], by: readonly Dimension[] = []) =>
      evaluate(findIndicator('coverage')!, {
        cells: cellsOfMarks(OFFICE, YEAR, ['commune', 'line', 'code']),
        committed: COMMITTED.map((one, at) => ({ ...one, expected: expected[at] })),
        ...{ by, months: [] },
      }).map(({ expected: share, light }) => [share, light]);
    // Three of six are attended: one of four, two of two.
    expect(coverage([2, 1])).toEqual([[0.5, 'green']]);
    expect(coverage([2.5, 1])).toEqual([[0.583333, 'yellow']]);
    expect(coverage([2, 1], ['line'])).toEqual([
      [0.5, 'red'],
      [0.5, 'green'],
    ]);
    expect([coverage([]), coverage([0, 0])]).toEqual([[[undefined, undefined]], [[undefined, undefined]]]);
  });

  it('are as they were known at the cut-off: what came later is not there yet', () => {
    const inAugust = { ...YEAR, asOf: '2026-08-31' };
    expect(figures('risk-mitigated', [], inAugust)).toEqual([{ indicator: 'risk-mitigated', ...share(0, 3) }]);
    expect(figures('risk-mitigated-of-evaluated', [], inAugust)).toEqual([
      { indicator: 'risk-mitigated-of-evaluated', numerator: 0, denominator: 0 },
    ]);
    expect(figures('outcomes', [], inAugust)).toEqual([{ indicator: 'outcomes', ...share(3, 3) }]);
    expect(figures('invitations-accepted', [], { ...YEAR, asOf: '2026-03-10' })).toEqual([
      { indicator: 'invitations-accepted', ...share(0, 2) },
    ]);
  });

  it('have an id of their own, words in both languages, and a denominator where they are a share', () => {
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
    for (const { id, name, meaning, numerator, denominator, formula } of INDICATORS) {
      const words = [name, meaning, numerator, ...(denominator ? [denominator] : [])];
      expect([id, words.every(({ es, en }) => es.length > 2 && en.length > 2)]).toEqual([id, true]);
      expect([id, denominator !== undefined]).toEqual([id, ['share', 'coverage', 'each'].includes(formula.form)]);
    }
  });

  it('count one code at most, so that what is hidden of it can be told', () => {
    for (const { id, formula } of INDICATORS) {
      const sums = [formula.of, ...('per' in formula ? [formula.per] : [])];
      for (const { measure, codes } of sums) {
        expect([id, (codes?.length ?? 1) <= 1]).toEqual([id, true]);
        expect([id, codes === undefined || measureOf(measure).of !== undefined]).toEqual([id, true]);
      }
    }
  });

  it('are divided by code only where their measure has codes', () => {
    for (const { id, by, formula } of INDICATORS)
      expect([id, !by.includes('code') || measureOf(formula.of.measure).of !== undefined]).toEqual([id, true]);
  });

  it('take times from measures of times', () => {
    for (const { id, formula } of INDICATORS)
      expect([id, formula.form === 'times']).toEqual([
        id,
        measureOf(formula.of.measure).value !== undefined && formula.form !== 'share',
      ]);
  });

  it('name facts that somebody tells', () => {
    const told = new Set(EVENTS.flatMap(({ entity, event }) => [event, `${entity}.${event}`]));
    for (const { id, facts } of INDICATORS)
      for (const fact of facts) expect([id, fact, told.has(fact)]).toEqual([id, fact, true]);
  });

  it('say where a share by code is of that code alone', () => {
    const byCode = INDICATORS.map(indicatorView).filter((view) => view.byCode);
    expect(byCode.map(({ id }) => id)).toEqual(['risk-mitigated-by-factor', 'protection-strengthened-by-factor']);
  });

  it('use nearly every measure there is', () => {
    const used = new Set(
      INDICATORS.flatMap(({ formula }) => [formula.of.measure, ...('per' in formula ? [formula.per.measure] : [])]),
    );
    expect(MEASURE_NAMES.filter((name) => !used.has(name)).sort()).toEqual([
      ...['escalation.stage', 'measure.opened', 'measure.outcome', 'plan.outcome', 'referral.requested'],
      ...['referral.stage', 'referral.wait-expired', 'request.variant', 'staff.maximum'],
    ]);
  });
});
