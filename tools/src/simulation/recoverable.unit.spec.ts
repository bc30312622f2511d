import { describe, expect, it } from '@jest/globals';
import { Problem } from '../problem.js';
import { expectationOf } from './expectations.js';
import { readScenario } from './load-scenario.js';
import { planned, type Planned } from './planned.js';
import { pilot } from './sample-scenario.spec.js';
import type { Check, Scenario } from './scenario.js';
import { firstActivitiesIn } from './unsettled.js';

const SHAPE = { risk: { shared: 9, perChild: 6 }, protective: { shared: 5, perChild: 3 } };
const SEED = 1;
type Change = (scenario: Scenario) => void;

const plan = (change: Change, families = 552): Planned => {
  const scenario = pilot();
  change(scenario);
  return planned(readScenario(JSON.stringify(scenario, null, 2), 'mine.json'), { families, seed: SEED });
};

const said = (change: Change, families?: number): string => {
  try {
    plan(change, families);
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  return 'taken';
};

const withoutPublished: Change = ({ checks }) => {
  for (const check of checks) if (check.kind !== 'committed') delete check.published;
};
const changed =
  (...changes: Change[]): Change =>
  (scenario) =>
    changes.forEach((change) => change(scenario));
const only =
  (...checks: Partial<Check>[]): Change =>
  (scenario) =>
    void (scenario.checks = checks.map((check) => ({
      ...({ title: 'Mine', indicator: 'coverage', kind: 'share', asOf: 'cutOff' } as const),
      ...check,
    })));
const FEW_PLACES: Change = ({ lines }) => void (lines['case-management'].caseload = 10);
const LATE: Change = (scenario) => void (scenario.arrivals = { ...scenario.arrivals, '2021-04': 8 });

const RECKONED = [
  ...[
    'families-invited',
    'families-attended',
    'coverage',
    'renounced',
    'children-participating',
    'referrals-effective',
  ],
  ...['invitations-accepted', 'invitations-rejected', 'invitations-not-located'],
  ...['risk-mitigated', 'risk-mitigated-of-evaluated'],
  ...['protection-strengthened', 'protection-strengthened-of-evaluated'],
];

/** Why the figure of the only check is not reckoned. */
const because = (change: Change): string | undefined => {
  const { scenario, factor, rehearsal } = plan(change);
  return expectationOf({ scenario, factor, rehearsal, shape: SHAPE }, scenario.checks[0]!).because;
};

describe('what time and places allow', () => {
  it('is everything in the scenario of the pilot, at every size and with every seed', () => {
    for (const families of [24, 60, 552, 5_520]) {
      const { scenario, factor, rehearsal } = plan(() => undefined, families);
      const all = scenario.checks.map((check) => expectationOf({ scenario, factor, rehearsal, shape: SHAPE }, check));
      expect(all.filter((one) => one.because)).toEqual([]);
      expect(scenario.communes.map(({ code }) => firstActivitiesIn(scenario, rehearsal, code))).toEqual(
        scenario.communes.map(() => 3),
      );
    }
  });

  it('is asked of every figure that is reckoned', () => {
    const { scenario, factor, rehearsal } = plan(() => undefined);
    const reckoned = RECKONED.flatMap((indicator) =>
      (['share', 'count'] as const).map((kind): Check => ({ title: 'Mine', indicator, kind, asOf: 'resultsBy' })),
    );
    for (const check of reckoned)
      expect(expectationOf({ scenario, factor, rehearsal, shape: SHAPE }, check)).toMatchObject({
        reckoned: { counted: expect.anything() },
      });
  });

  it('is told of families who come too late to be attended, and held against nothing but what was published', () => {
    expect(said(LATE)).toBe('taken');
    const attended = only({ indicator: 'families-attended', kind: 'count' });
    expect(because(changed(LATE, attended))).toMatch(
      /^in a rehearsal \d+ of 476 families may not be counted by 2021-04-30 \(\d+ have not answered the invitation\)$/,
    );
    expect(because(changed(LATE, only({ indicator: 'renounced', asOf: 'resultsBy' })))).toBeUndefined();
  });

  it.each<[string, Change, number | undefined, RegExp]>([
    [
      'fewer places than families need',
      FEW_PLACES,
      5_520,
      /line \d+: \/lines\/case-management\/caseload cannot be recovered: .* wait for somebody with room.*give more professionals/,
    ],
    [
      'fewer hours than families need',
      ({ staff }) => void (staff.hoursPerDay = 1),
      5_520,
      /\/staff\/hoursPerDay is too little: in a rehearsal/,
    ],
    [
      'families who all come in the last month',
      (scenario) => void (scenario.arrivals = { '2021-04': 1 }),
      undefined,
      /\/arrivals cannot be recovered: .*let families come earlier/,
    ],
    [
      'results that are asked for before they are there',
      changed(withoutPublished, ({ checks }) => checks.forEach((check) => (check.asOf = 'cutOff'))),
      undefined,
      /\/checks\/9\/asOf cannot be recovered: .*have not come so far.*ask for it later/,
    ],
    [
      'an end before anybody is evaluated',
      changed(withoutPublished, (scenario) => {
        scenario.arrivals = { '2021-02': 1, '2021-03': 1 };
        scenario.resultsBy = '2021-06-15';
      }),
      undefined,
      /\/resultsBy cannot be recovered: in a rehearsal/,
    ],
    [
      'an end before anybody is evaluated, of the evaluated',
      changed(only({ indicator: 'risk-mitigated-of-evaluated' }), (scenario) => {
        scenario.arrivals = { '2021-02': 1, '2021-03': 1 };
      }),
      undefined,
      /\/checks\/0\/asOf is too early: in a rehearsal nobody is counted by 2021-04-30/,
    ],
    [
      'therapies that are not over in time',
      changed(withoutPublished, (scenario) => {
        scenario.lines['family-therapy'].behaviour.keepsAppointments = 0.05;
        scenario.lines['case-management'].families = 0;
        scenario.resultsBy = '2021-09-30';
      }),
      undefined,
      /\/resultsBy cannot be recovered: .*have not come so far/,
    ],
    [
      'plans without an activity until the cut-off',
      ({ communes }) => communes.forEach((commune) => (commune.planStartsOn = '2021-01-15')),
      undefined,
      /\/community\/stageDays cannot be recovered: in a rehearsal 251 of 251 children .*have no activity to come to/,
    ],
    [
      'coverage of a line to which nobody is committed',
      changed(only({ line: 'family-therapy' }), ({ communes, lines }) => {
        for (const { committed } of communes) committed['family-therapy'] = 0;
        lines['family-therapy'].families = 0;
      }),
      undefined,
      /\/checks\/0 is coverage of nothing/,
    ],
    [
      'a published share of fewer families than say anything',
      only({ indicator: 'renounced', line: 'family-therapy', published: 0.017, asOf: 'resultsBy' }),
      12,
      /\/checks\/0\/published would be held against a share of about 2\.9, .* simulate 21 families or more/,
    ],
    [
      'a size at which nobody is committed to a line',
      () => undefined,
      1,
      /\/lines\/family-therapy\/families|\/checks\/\d+\/published/,
    ],
    [
      'more committed than a commune can be',
      ({ communes }) => communes.splice(1),
      200_000,
      /\/communes\/0\/committed\/case-management is 14\d{4} at this size, and a commune commits itself to 100000 at most/,
    ],
    [
      'more families than there are RUNs for',
      ({ lines, communes }) => {
        lines['case-management'].families = 1_000_000;
        communes.splice(3);
      },
      200_000,
      /\/lines\/case-management\/families are \d+ at this size, and 500000 are the most/,
    ],
  ])('with %s is refused before it is lived', (_what, change, families, told) => {
    expect(said(change, families)).toMatch(told);
  });

  it('leaves a figure that was published as it came about by its day to be held against that', () => {
    const asTheyWere = only({ indicator: 'risk-mitigated', published: 0.5, roundedTo: 0.01 });
    expect(said(asTheyWere)).toBe('taken');
    expect(because(asTheyWere)).toContain('have not come so far');
    expect(said(only({ indicator: 'risk-mitigated', published: 0.95 }))).toContain('cannot be recovered');
  });

  it('is a count of referrals only for those that have come to their end', () => {
    const late: Change = (scenario) => void (scenario.arrivals = { '2021-02': 1, '2021-03': 3 });
    const referrals = only({ indicator: 'referrals-effective', kind: 'count', published: 370 });
    expect(because(changed(late, referrals))).toContain('have a referral that is still open');
  });

  it('has children come to as many activities as there are until the cut-off', () => {
    const { scenario, rehearsal } = plan(({ community }) => void (community.activityEveryDays = 60));
    expect(firstActivitiesIn(scenario, rehearsal, '01107')).toBe(2);
    const once = plan(({ community }) => void (community.activityEveryDays = 120));
    expect(firstActivitiesIn(once.scenario, once.rehearsal, '01107')).toBe(1);
  });

  it('lets families renounce also where they keep no appointment', () => {
    const { rehearsal } = plan(
      changed(withoutPublished, ({ lines }) => {
        lines['case-management'].behaviour = {
          ...lines['case-management'].behaviour,
          keepsAppointments: 0,
          renounces: 1,
        };
      }),
    );
    const attended = rehearsal.families.filter(({ line, acceptedOn }) => line === 'case-management' && acceptedOn);
    expect(attended.length).toBeGreaterThan(200);
    expect(attended.every(({ staysSince, evaluatedOn }) => staysSince !== undefined && !evaluatedOn)).toBe(true);
  });
});
