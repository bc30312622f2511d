import { describe, expect, it } from '@jest/globals';
import { judge, type Row, type Seen } from './checks.js';
import { tableOf } from './report.js';
import { pilot } from './sample-scenario.spec.js';
import type { Check, Scenario } from './scenario.js';
import { scaled } from './scale.js';

const SHAPE = { risk: { shared: 9, perChild: 6 }, protective: { shared: 5, perChild: 3 } };
const REJECTED: Check = {
  title: 'Rejected',
  indicator: 'invitations-rejected',
  line: 'case-management',
  kind: 'share',
  published: 0.152,
  asOf: 'cutOff',
};

function judged(check: Partial<Check>, seen: Seen, change: (scenario: Scenario) => void = () => undefined): Row {
  const written = { ...pilot(), checks: [{ ...REJECTED, ...check }] };
  change(written);
  const { scenario, factor } = scaled(written, 552);
  return judge({ scenario, factor, shape: SHAPE }, [seen])[0]!;
}

const share = (numerator: number, denominator: number): Seen => ({ counted: { numerator, denominator } });

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
    const others = (scenario: Scenario): void => void (scenario.lines['case-management'].behaviour.rejects = 0.4);
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
});

describe('a count', () => {
  const attended = { indicator: 'families-attended', kind: 'count', published: 2_745 } as const;

  it('is scaled, and may be off as a binomial of those who were invited is', () => {
    const row = judged(attended, share(270, 0));
    expect(row).toMatchObject({ observed: 270, verdict: 'ok' });
    expect(row.published).toBeCloseTo(274.5, 9);
    expect(judged(attended, share(240, 0))).toMatchObject({ verdict: 'not as published' });
  });

  it('of what was committed may be off by the half that scaling leaves', () => {
    const committed = { indicator: 'coverage', kind: 'committed', published: 3_920 } as const;
    expect(judged(committed, share(392, 0))).toMatchObject({ verdict: 'ok' });
    expect(judged(committed, share(393, 0))).toMatchObject({ verdict: 'not as published' });
  });
});

describe('the table', () => {
  it('says what was published, configured and observed, how far that is, and what is tolerated', () => {
    const effort = {
      ...{ wallMs: 0, workingMs: 0, waitingMs: 0, catchingUpMs: 0, days: 1, secondsPerDay: 1, paceChanges: 0 },
      ...{
        clocksUntold: 0,
        daysLate: 0,
        atOnce: 1,
        line: { calls: 0, answeringMs: 0, queueingMs: 0, retries: 0, askedToWaitMs: 0 },
      },
    };
    const rows = [judged({}, share(88, 349))];
    const told = {
      scenario: 'pilot',
      families: 552,
      seed: 1,
      confidence: 0.99,
      rows,
      effort,
      refusals: {},
      passed: false,
    };
    const table = tableOf(told);
    expect(table).toContain('published  configured  observed  difference');
    expect(table).toMatch(
      /Rejected\s+15\.2 %\s+15\.2 %\s+25\.2 %\s+\+10\.0 pp\s+19\.\d % … 32\.\d %\s+not as published/,
    );
    expect(table).toContain('1 of 1 checks do not hold.');
  });
});
