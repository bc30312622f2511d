import { describe, expect, it } from '@jest/globals';
import { judge, type Row, type Seen } from './checks.js';
import { rehearse, type Rehearsal } from './rehearsal.js';
import { tableOf } from './report.js';
import { pilot } from './sample-scenario.spec.js';
import { scaled } from './scale.js';
import type { Check, Scenario } from './scenario.js';

const SHAPE = { risk: { shared: 9, perChild: 6 }, protective: { shared: 5, perChild: 3 } };
const SEED = 1;
const REJECTED: Check = {
  title: 'Rejected',
  indicator: 'invitations-rejected',
  line: 'case-management',
  kind: 'share',
  published: 0.152,
  asOf: 'cutOff',
};
const REHEARSED: Rehearsal = rehearse(scaled(pilot(), 552).scenario, SEED);

function judged(check: Partial<Check>, seen: Seen, change: (scenario: Scenario) => void = () => undefined): Row {
  const written = { ...pilot(), checks: [{ ...REJECTED, ...check }] };
  change(written);
  const { scenario, factor } = scaled(written, 552);
  return judge({ scenario, factor, shape: SHAPE, rehearsal: REHEARSED }, [seen])[0]!;
}

const share = (numerator: number, denominator: number): Seen => ({ counted: { numerator, denominator } });
const rates =
  (of: Partial<Scenario['lines']['case-management']['behaviour']>) =>
  ({ lines }: Scenario): void =>
    void Object.assign(lines['case-management'].behaviour, of);

describe('a share', () => {
  it('holds where both what was published and what is configured may be true', () => {
    expect(judged({}, share(53, 349))).toMatchObject({ verdict: 'ok', trials: 349 });
    expect(judged({}, share(66, 349))).toMatchObject({ verdict: 'ok' });
  });

  it('does not hold where it is too far off for its size, and would for a smaller one', () => {
    expect(judged({}, share(88, 349))).toMatchObject({ verdict: 'not as published' });
    expect(judged({}, share(9, 35))).toMatchObject({ verdict: 'ok' });
  });

  it('that is as published, in a scenario that leads elsewhere, was not recovered', () => {
    const others = rates({ rejects: 0.4 });
    expect(judged({}, share(53, 349), others)).toMatchObject({ verdict: 'not as configured' });
    expect(judged({ published: undefined }, share(140, 349), others)).toMatchObject({ verdict: 'ok' });
    expect(judged({}, share(140, 349), others)).toMatchObject({ verdict: 'not as published' });
  });

  it('was published rounded, and is held against what it may have been', () => {
    const seen = share(0, 2_000);
    const close = { published: 0.0049, indicator: 'plans-reached' };
    expect(judged(close, seen)).toMatchObject({ verdict: 'not as published' });
    expect(judged({ ...close, roundedTo: 0.01 }, seen)).toMatchObject({ verdict: 'ok' });
  });

  it('of what another figure counts has that as its trials', () => {
    const of = { indicator: 'plans-reached', code: 'commitment' };
    const row = judged(
      { indicator: 'plans-reached', code: 'finishing', published: 0.75, of },
      { ...share(9, 0), of: { numerator: 12, denominator: 0 } },
    );
    expect(row).toMatchObject({ observed: 0.75, trials: 12, verdict: 'ok' });
  });

  it('of coverage is as certain as the families who were invited make it', () => {
    const coverage = { indicator: 'coverage', published: 0.7, line: 'case-management' } as const;
    expect(judged(coverage, share(275, 392))).toMatchObject({ verdict: 'ok' });
    expect(judged(coverage, share(240, 392))).toMatchObject({ verdict: 'not as published' });
  });

  it('of nobody and of everybody holds where that is what was to be', () => {
    const alone = { published: undefined };
    expect(judged(alone, share(0, 349), rates({ rejects: 0 }))).toMatchObject({ configured: 0, verdict: 'ok' });
    const all = rates({ notLocated: 0, rejects: 1, reachedPerAttempt: 1 });
    expect(judged(alone, share(349, 349), all)).toMatchObject({ configured: 1, verdict: 'ok' });
    const never = ({ instrument }: Scenario): void => void Object.assign(instrument.risk, { improves: 0, spread: 0 });
    const mitigated = { ...alone, indicator: 'risk-mitigated-of-evaluated', asOf: 'resultsBy' } as const;
    const row = judged(mitigated, share(0, 391), never);
    expect([row.verdict, row.configured! >= 0, row.configured! < 1e-15]).toEqual(['ok', true, true]);
  });

  it('of nothing at all is not passed over in silence', () => {
    expect(judged({}, share(0, 0))).toMatchObject({ verdict: 'nothing counted' });
    expect(judged({ published: undefined }, share(0, 0))).toMatchObject({ verdict: 'nothing counted' });
    const nobodyComes = ({ lines }: Scenario): void => void (lines['case-management'].families = 20);
    expect(judged({ published: undefined }, share(0, 0), nobodyComes)).toMatchObject({ verdict: 'ok' });
  });

  it('of which nothing was published, and nothing can be reckoned, is told and not held', () => {
    const waits = { indicator: 'waits-expired', line: undefined, published: undefined };
    expect(judged(waits, share(3, 10))).toMatchObject({ verdict: 'not held' });
    expect(judged({ published: undefined, code: 'high' }, share(3, 10))).toMatchObject({ verdict: 'not held' });
  });
});

describe('a count', () => {
  const attended = { indicator: 'families-attended', kind: 'count', published: 2_745 } as const;

  it('is scaled, and may be off as a binomial of those who were invited is', () => {
    const row = judged(attended, share(270, 0));
    expect(row).toMatchObject({ observed: 270, verdict: 'ok' });
    expect(row.published).toBeCloseTo(274.5, 9);
    expect(judged(attended, share(240, 0))).toMatchObject({ verdict: 'not as published' });
  });

  // Of 127 with 95.6 % it is 126 or more in one of fifty years.
  it('that is close to everybody is as uncertain as what it was to be', () => {
    const therapy = { ...attended, line: 'family-therapy', published: 1_211 } as const;
    const row = judged(therapy, share(126, 0));
    expect(row).toMatchObject({ observed: 126, verdict: 'ok' });
    expect(row.configured).toBeCloseTo(121.4, 1);
    expect(judged(therapy, share(103, 0))).toMatchObject({ verdict: 'not as published' });
  });

  it('of those among the attended is of everybody who comes', () => {
    const mitigated = { ...attended, line: undefined, indicator: 'risk-mitigated', asOf: 'resultsBy' } as const;
    expect(judged({ ...mitigated, published: undefined }, share(353, 0)).configured).toBeCloseTo(353, -1);
    expect(judged({ ...mitigated, published: undefined }, share(332, 0))).toMatchObject({ verdict: 'ok' });
  });

  it('of effective referrals is of those with a plan for whom a place is looked for', () => {
    const effective = { ...attended, indicator: 'referrals-effective', line: undefined, published: undefined };
    const row = judged(effective, share(56, 0));
    expect(row.configured).toBeCloseTo(396 * 0.15 * 0.9375, 0);
    expect(row.verdict).toBe('ok');
  });

  it('of what was committed may be off by the half that scaling leaves', () => {
    const committed = { indicator: 'coverage', kind: 'committed', published: 3_920 } as const;
    expect(judged(committed, share(392, 0))).toMatchObject({ verdict: 'ok' });
    expect(judged(committed, share(393, 0))).toMatchObject({ verdict: 'not as published' });
  });
});

describe('the table', () => {
  const effort = {
    ...{ wallMs: 0, workingMs: 0, waitingMs: 0, catchingUpMs: 0, days: 1, secondsPerDay: 1, paceChanges: 0 },
    ...{ clocksUntold: 0, daysLate: 0, atOnce: 1 },
    line: { calls: 0, answeringMs: 0, queueingMs: 0, retries: 0, askedToWaitMs: 0 },
  };
  const result = { scenario: 'pilot', families: 552, seed: SEED, confidence: 0.99, effort, refusals: {} };

  it('says what was published, configured and observed, how far that is, and what is tolerated', () => {
    const table = tableOf({ ...result, rows: [judged({}, share(88, 349))], passed: false });
    expect(table).toContain('published  configured  observed  difference');
    expect(table).toMatch(
      /Rejected\s+15\.2 %\s+15\.2 %\s+25\.2 %\s+\+10\.0 pp\s+1[89]\.\d % … 32\.\d %\s+not as published/,
    );
    expect(table).toContain('1 of 1 checks do not hold.');
  });

  it('says why something is not reckoned, and what is held against nothing', () => {
    const { rows } = {
      rows: [
        judged({}, share(53, 349)),
        { ...judged({ published: undefined, code: 'high' }, share(1, 9)), because: 'in a rehearsal 3 of 9 are late' },
      ],
    };
    const table = tableOf({ ...result, rows, passed: true });
    expect(table).toContain('Rejected: not reckoned, in a rehearsal 3 of 9 are late.');
    expect(table).toContain(
      'All 1 checks hold, together with a confidence of 0.99. 1 are told, and held against nothing.',
    );
  });
});
