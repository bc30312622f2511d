import { describe, expect, it } from '@jest/globals';
import { isRefusal, type AlarmRule } from '@oln/contracts';
import type { Cell } from '../figure/cell.js';
import type { MeasureName } from '../fact/measures.js';
import { conditionsOf, type Findings } from './alarm-conditions.js';
import { decideRule, RULES, type Threshold } from './alarm-rules.js';

const HOUSE = { 'case-management': 40, 'family-therapy': 25 };
const STANDARD = Object.fromEntries(Object.entries(RULES).map(([rule, { threshold }]) => [rule, threshold])) as Record<
  AlarmRule,
  Threshold
>;

const cell = (measure: MeasureName, more: Partial<Cell>): Cell => ({
  ...{ measure, commune: '', month: '', line: '', code: '', value: -1, n: 1 },
  ...more,
});
const waiting = (code: string, value: number): Cell => cell('referral.waiting', { code, value });
const inCharge = (person: string, line: string, n: number): Cell => cell('case.in-charge', { code: person, line, n });

const NOTHING: Findings = {
  ...{ waiting: [], queue: [], overdue: [], gaps: [], inCharge: [], maxima: [], withoutSession: [] },
};
const found = (findings: Partial<Findings>, rules = STANDARD) =>
  conditionsOf({ ...NOTHING, ...findings }, rules, HOUSE);

describe('Cause for alarm', () => {
  it('is nothing where nothing is known', () => expect(found({})).toEqual([]));

  it('is who waits longest, by priority: above the limit, and not at it', () => {
    const list = [waiting('high', 12), waiting('high', 31), waiting('medium', 60), waiting('low', 91)];
    expect(found({ waiting: list })).toEqual([
      { rule: 'waiting-age', subject: 'high', value: 31, limit: 30 },
      { rule: 'waiting-age', subject: 'low', value: 91, limit: 90 },
    ]);
    expect(found({ queue: [cell('request.stage', { code: 'assignment', value: 43 })] })).toEqual([
      { rule: 'waiting-age', subject: 'queue', value: 43, limit: 42 },
    ]);
  });

  it('is more overdue work than is tolerated, by process, and more open gaps of a sector', () => {
    const [five, six] = [
      cell('work.overdue', { code: 'case-management', n: 5 }),
      cell('work.overdue', { code: 'alert', n: 6 }),
    ];
    expect(found({ overdue: [five, six] }).map(({ subject, value }) => [subject, value])).toEqual([['alert', 6]]);
    const gaps = [cell('gap.open', { code: 'health', line: 'a', n: 4 }), cell('gap.open', { code: 'health', n: 2 })];
    expect(found({ gaps })).toEqual([{ rule: 'gaps-by-sector', subject: 'health', value: 6, limit: 5 }]);
  });

  it('is a caseload above the maximum of the person in the directory, or of the office where it says none', () => {
    const maxima = [cell('staff.maximum', { code: 'ana', line: 'case-management', value: 30 })];
    const families = [
      ...[inCharge('ana', 'case-management', 31), inCharge('bea', 'case-management', 40)],
      ...[inCharge('bea', 'family-therapy', 26), inCharge('ana', 'family-therapy', 25)],
    ];
    const over = found({ maxima, inCharge: families });
    expect(over.map(({ subject, value, limit }) => [subject, value, limit])).toEqual([
      ['case-management.ana', 31, 30],
      ['family-therapy.bea', 26, 25],
    ]);
    const tolerant = { ...STANDARD, 'caseload-over': { enabled: true, limit: 1, limits: {} } };
    expect(found({ maxima, inCharge: families }, tolerant)).toEqual([]);
  });

  it('is cases without a session, and who is in charge of them answers for it', () => {
    expect(
      found({
        withoutSession: [
          { person: 'ana', n: 2 },
          { person: null, n: 1 },
        ],
      }),
    ).toEqual([
      { rule: 'no-session', subject: 'ana', value: 2, limit: 0, person: 'ana' },
      { rule: 'no-session', subject: 'nobody', value: 1, limit: 0, person: undefined },
    ]);
  });

  it('is none where the office does not want to be alarmed', () => {
    const off = { ...STANDARD, 'waiting-age': { ...STANDARD['waiting-age'], enabled: false } };
    expect(found({ waiting: [waiting('high', 300)] }, off)).toEqual([]);
  });
});

describe('A rule of an office', () => {
  const said = (rule: AlarmRule, wanted: Parameters<typeof decideRule>[1]) => {
    const decided = decideRule(rule, wanted, '2026-04-01');
    return isRefusal(decided) ? decided.definition.code : decided;
  };

  it('holds from today on, or from a later day, and not from before', () => {
    expect(said('gaps-by-sector', { limit: 3 })).toEqual({ enabled: true, limit: 3, limits: {}, from: '2026-04-01' });
    expect(said('gaps-by-sector', { limit: 3, from: '2026-05-01' })).toMatchObject({ from: '2026-05-01' });
    expect(said('gaps-by-sector', { limit: 3, from: '2026-03-31' })).toBe('ALARM_RULE.FROM_THE_PAST');
  });

  it('counts days where its rule does', () => {
    expect(said('no-session', { limit: 0, days: { 'case-management': 42 } })).toMatchObject({
      days: { 'case-management': 42, 'family-therapy': 14 },
    });
    expect(said('gaps-by-sector', { limit: 3, days: { 'case-management': 42 } })).toBe('ALARM_RULE.NO_DAYS');
  });
});
