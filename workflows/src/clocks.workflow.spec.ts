import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProcessInput, ProcessName } from '@oln/contracts';
import { eventually } from '@oln/testing';
import { TABLES } from './stages.js';
import { ProcessLab } from './testing/process-lab.js';
import type { Told } from './testing/scripted-owner.js';

/** Everything starts at noon of Monday 2 March 2026 in Santiago. */
const START = '2026-03-02T15:00:00.000Z';

interface Clock {
  process: ProcessName;
  stage: string;
  rule: string;
  input?: Partial<ProcessInput>;
  /** Literal dates, reckoned by hand with a calendar of Chile: summer time ends on 5 April 2026. */
  remind?: string;
  due: string;
  climb?: string;
}

const BD5 = { remind: '2026-03-06T02:59:59.000Z', due: '2026-03-10T02:59:59.000Z', climb: '2026-03-17T02:59:59.000Z' };
const BD10 = { remind: '2026-03-11T02:59:59.000Z', due: '2026-03-17T02:59:59.000Z', climb: '2026-03-31T02:59:59.000Z' };
const BD15 = { remind: '2026-03-14T02:59:59.000Z', due: '2026-03-24T02:59:59.000Z', climb: '2026-04-15T03:59:59.000Z' };
const BD20 = { remind: '2026-03-19T02:59:59.000Z', due: '2026-03-31T02:59:59.000Z', climb: '2026-04-29T03:59:59.000Z' };
const BD30 = { remind: '2026-03-27T02:59:59.000Z', due: '2026-04-15T03:59:59.000Z', climb: '2026-05-29T03:59:59.000Z' };
const D28 = { remind: '2026-03-17T02:59:59.000Z', due: '2026-03-31T02:59:59.000Z', climb: '2026-04-28T03:59:59.000Z' };
const D30 = { remind: '2026-03-21T02:59:59.000Z', due: '2026-04-02T02:59:59.000Z', climb: '2026-05-02T03:59:59.000Z' };
const D90 = { remind: '2026-04-26T03:59:59.000Z', due: '2026-06-01T03:59:59.000Z', climb: '2026-08-30T03:59:59.000Z' };
const M3 = { remind: '2026-04-28T03:59:59.000Z', due: '2026-06-03T03:59:59.000Z', climb: '2026-09-03T03:59:59.000Z' };
const M6 = { remind: '2026-06-22T03:59:59.000Z', due: '2026-09-03T03:59:59.000Z', climb: '2027-03-03T02:59:59.000Z' };
const anchored = (name: string): Partial<ProcessInput> => ({ anchors: { stageSince: START, [name]: START } });

const CLOCKS: Clock[] = [
  { process: 'intake', stage: 'admissibility', rule: 'admissibility.decide', ...BD5 },
  { process: 'intake', stage: 'referring', rule: 'referring.arrive', ...BD10 },
  { process: 'intake', stage: 'prioritised', rule: 'prioritised.review', ...BD5 },
  { process: 'intake', stage: 'variant', rule: 'variant.choose', ...BD5 },
  { process: 'intake', stage: 'assignment', rule: 'assignment.high', input: { priority: 'high' }, ...BD5 },
  { process: 'intake', stage: 'assignment', rule: 'assignment.medium', input: { priority: 'medium' }, ...BD15 },
  { process: 'intake', stage: 'assignment', rule: 'assignment.low', input: { priority: 'low' }, ...BD30 },
  { process: 'intake', stage: 'service', rule: 'service.deliver', ...D30 },
  { process: 'caseManagement', stage: 'invitation', rule: 'invitation.respond', ...BD20 },
  { process: 'caseManagement', stage: 'diagnosis', rule: 'diagnosis.complete', ...D30 },
  { process: 'caseManagement', stage: 'family-plan', rule: 'family-plan.approve', ...BD15 },
  { process: 'caseManagement', stage: 'execution', rule: 'execution.session', ...D28 },
  { process: 'caseManagement', stage: 'execution', rule: 'execution.review', ...D90 },
  {
    process: 'caseManagement',
    stage: 'execution',
    rule: 'execution.evaluate',
    input: anchored('acceptedAt'),
    due: '2026-09-03T03:59:59.000Z',
  },
  {
    process: 'caseManagement',
    stage: 'execution',
    rule: 'execution.extension-ends',
    input: { anchors: { stageSince: START, acceptedAt: START, extendedTo: '2026-10-16T02:59:59.000Z' } },
    due: '2026-10-16T02:59:59.000Z',
  },
  {
    process: 'caseManagement',
    stage: 'execution',
    rule: 'execution.extension-ends',
    // Month 9 is the latest, whatever date was asked for.
    input: { anchors: { stageSince: START, acceptedAt: START, extendedTo: '2027-02-01T02:59:59.000Z' } },
    due: '2026-12-03T02:59:59.000Z',
  },
  { process: 'caseManagement', stage: 'evaluation', rule: 'evaluation.conclude', ...BD10 },
  { process: 'caseManagement', stage: 'closure', rule: 'closure.close', ...BD10 },
  {
    process: 'caseManagement',
    stage: 'second-look',
    rule: 'second-look.look',
    input: anchored('exitAt'),
    due: '2026-05-02T03:59:59.000Z',
  },
  {
    process: 'caseManagement',
    stage: 'second-look',
    rule: 'second-look.decide',
    input: anchored('lookDueSince'),
    ...BD10,
  },
  { process: 'caseManagement', stage: 'follow-up', rule: 'follow-up.first', input: anchored('exitAt'), ...M3 },
  { process: 'caseManagement', stage: 'follow-up', rule: 'follow-up.second', input: anchored('exitAt'), ...M6 },
];

const OUTCOME = { intake: 'withdrawn', caseManagement: 'renounced' } as const;
const FINAL = { intake: 'closed', caseManagement: 'ended' } as const;

const shift = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

describe('The clocks of intake and case management', () => {
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
    const { process, stage, input, rule } = clock;
    const move = { stage: FINAL[process], outcome: OUTCOME[process], ended: true };
    const run = await lab.run({ process, stage, at: START, input, steps: [{ at: '2030-01-01T00:00:00.000Z', move }] });
    const ofClock = () => run.owner.told.filter((told) => told.rule === rule);
    await eventually(() => ofClock().length >= (clock.climb ? 3 : 1), { withinMs: 60_000 });
    await run.owner.takeNextStep();
    expect(await run.result()).toBe(OUTCOME[process]);
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

    it('is told on its literal dates and once each; not if the record moves on before, and no further if it moves on after', async () => {
      const [before, at, after, never] = await Promise.all([
        toldUntil(clock, shift(clock.due, -1_000)),
        toldUntil(clock, clock.due),
        // Not a second: on a busy machine the server's clock goes on while a task waits for its worker.
        toldUntil(clock, shift(clock.due, 3_600_000)),
        toldWhileNobodyActs(clock),
      ]);
      expect([levels(before), levels(at), levels(after)]).toEqual([reminded, reminded, [...reminded, 'due']]);
      expect(levels(never)).toEqual([...reminded, 'due', ...(clock.climb ? ['climb:regional-supervisor'] : [])]);
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
