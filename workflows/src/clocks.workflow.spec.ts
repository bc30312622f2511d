import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessName } from '@oln/contracts';
import { eventually } from '@oln/testing';
import { TABLES } from './stages.js';
import { OWNER_MOVES, type Clock } from './testing/clock.js';
import { CLOCKS_OF_COMMUNITY } from './testing/clocks-of-community.js';
import { CLOCKS_OF_FAMILIES } from './testing/clocks-of-families.js';
import { CLOCKS_OF_LAW } from './testing/clocks-of-law.js';
import { CLOCKS_OF_MONITORING } from './testing/clocks-of-monitoring.js';
import { CLOCKS_OF_PROTECTION } from './testing/clocks-of-protection.js';
import { CLOCKS_OF_REFERRALS } from './testing/clocks-of-referrals.js';
import { ProcessLab } from './testing/process-lab.js';
import type { ScriptedOwner, Told } from './testing/scripted-owner.js';
import { START } from './testing/stories/steps.js';

const CLOCKS: readonly Clock[] = [
  ...CLOCKS_OF_FAMILIES,
  ...CLOCKS_OF_REFERRALS,
  ...CLOCKS_OF_PROTECTION,
  ...CLOCKS_OF_LAW,
  ...CLOCKS_OF_COMMUNITY,
  ...CLOCKS_OF_MONITORING,
];

const OUTCOME = {
  anonymisation: 'called-off',
  rightsRequest: 'withdrawn',
  intake: 'withdrawn',
  caseManagement: 'renounced',
  familyTherapy: 'renounced',
  assistedReferral: 'withdrawn',
  alert: 'dismissed',
  childWatch: 'of-age',
  escalation: 'withdrawn',
  protectionMeasure: 'withdrawn',
  communityPlan: 'withdrawn',
  monitoringSnapshot: 'signed',
  monitoringAlarm: 'ended',
} as const satisfies Record<ProcessName, string>;
const FINAL = {
  anonymisation: 'closed',
  rightsRequest: 'closed',
  intake: 'closed',
  caseManagement: 'ended',
  familyTherapy: 'ended',
  assistedReferral: 'closed',
  alert: 'closed',
  childWatch: 'ended',
  escalation: 'ended',
  protectionMeasure: 'ended',
  communityPlan: 'closed',
  monitoringSnapshot: 'closed',
  monitoringAlarm: 'closed',
} as const satisfies Record<ProcessName, string>;

/** Who must act and who else is told when it passes, as the owner has it with the clock. */
function whoOf({ puts }: ScriptedOwner, rule: string): Pick<Clock, 'asked' | 'told'> {
  const { kind, askedOf, overdueTo } = puts[0]!.deadlines.find((clock) => clock.rule === rule)!;
  return kind === 'ask' ? OWNER_MOVES : { asked: askedOf ?? 'in-charge', told: overdueTo };
}

const shift = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

describe('The clocks of every process', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  /** What was told of the clock if the record moves on at `movedAt`. */
  async function toldUntil(clock: Clock, movedAt: string): Promise<Told[]> {
    const { process, stage, input, rule } = clock;
    const move = { stage: FINAL[process], outcome: OUTCOME[process], ended: true };
    const run = await lab.run({ process, stage, at: START, input, steps: [{ at: movedAt, move }] });
    if (!clock.climb && movedAt > clock.due) {
      // Nothing rings any more that would ask the owner: it moves by itself.
      await eventually(() => run.owner.told.some((told) => told.rule === rule), { withinMs: 60_000 });
      await run.owner.takeNextStep();
    }
    expect(await run.result()).toBe(OUTCOME[process]);
    return run.owner.told.filter((told) => told.rule === rule);
  }

  /** The record never moves by itself; once all was told, its owner ends it. */
  async function toldWhileNobodyActs(clock: Clock): Promise<Told[]> {
    const { process, stage, input, rule, asked, told } = clock;
    const move = { stage: FINAL[process], outcome: OUTCOME[process], ended: true };
    const run = await lab.run({ process, stage, at: START, input, steps: [{ at: '2030-01-01T00:00:00.000Z', move }] });
    const ofClock = () => run.owner.told.filter((told) => told.rule === rule);
    await eventually(() => ofClock().length >= (clock.climb ? 3 : 1), { withinMs: 60_000 });
    await run.owner.takeNextStep();
    expect(await run.result()).toBe(OUTCOME[process]);
    expect(whoOf(run.owner, rule)).toEqual({ asked, told });
    return ofClock();
  }

  it('are all that the tables have', () => {
    const onTables = Object.values(TABLES).flatMap(({ process, stages }) =>
      Object.entries(stages).flatMap(([stage, { clocks }]) =>
        Object.keys(clocks).map((name) => `${process} ${stage}.${name}`),
      ),
    );
    const here = new Set(CLOCKS.map(({ process, rule }) => `${process} ${rule}`));
    expect([...here].sort()).toEqual(onTables.sort());
  });

  const levels = (told: Told[]): string[] => told.map(({ level, to }) => (to ? `${level}:${to}` : level));

  describe.each(CLOCKS)('$rule', (clock) => {
    const reminded = clock.remind ? ['reminder'] : [];

    it('is told on its literal dates and once each, to whom it is to be; not if the record moves on before, and no further if it moves on after', async () => {
      const [before, at, after, never] = await Promise.all([
        toldUntil(clock, shift(clock.due, -1_000)),
        toldUntil(clock, clock.due),
        // Not a second: on a busy machine the server's clock goes on while a task waits for its worker.
        toldUntil(clock, shift(clock.due, 3_600_000)),
        toldWhileNobodyActs(clock),
      ]);
      expect([levels(before), levels(at), levels(after)]).toEqual([reminded, reminded, [...reminded, 'due']]);
      expect(levels(never)).toEqual([
        ...reminded,
        'due',
        ...(clock.climb ? [`climb:${clock.climbTo ?? 'regional-supervisor'}`] : []),
      ]);
      const expected = [clock.remind, clock.due, clock.climb].filter(
        (instant): instant is string => instant !== undefined,
      );
      for (const [index, instant] of expected.entries()) {
        expect(never[index]!.due).toBe(clock.due);
        expect(Date.parse(never[index]!.at) - Date.parse(instant)).toBeGreaterThanOrEqual(0);
        expect(Date.parse(never[index]!.at) - Date.parse(instant)).toBeLessThan(3_600_000);
      }
    });
  });
});
