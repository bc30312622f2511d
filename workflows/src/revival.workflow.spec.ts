import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { record } from './testing/histories.js';
import type { LabRun } from './testing/lab-run.js';
import { ProcessLab, type RunOptions } from './testing/process-lab.js';

/** Noon of Monday 2 March 2026 in Santiago: the case entered its execution, and was accepted, for short. */
const START = '2026-03-02T15:00:00.000Z';
const ANCHORS = { stageSince: START, acceptedAt: START };
const AWAY = { from: '2026-03-10T15:00:00.000Z', to: '2026-03-20T15:00:00.000Z' };
/** 28 days, 90 days and 6 months from then, and 10 days of pause. */
const LATER_BY_TEN = [
  ['execution.session', '2026-04-10T03:59:59.000Z'],
  ['execution.review', '2026-06-11T03:59:59.000Z'],
  ['execution.evaluate', '2026-09-13T02:59:59.000Z'],
];
const RENOUNCED = { version: 9, stage: 'ended', outcome: 'renounced', ended: true, asOf: '2026-12-01T00:00:00.000Z' };

const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();

describe('A process that was lost and is started anew', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  const inExecution = (at: string, input: RunOptions['input'] = {}) =>
    lab.run({
      process: 'caseManagement',
      stage: 'execution',
      at,
      pace: 'stands',
      input: { version: 5, anchors: ANCHORS, ...input },
    });

  const clocksOf = async (run: LabRun) => (await run.settled())!.clocks.map(({ rule, due }) => [rule, due]);

  it('counts as the one that heard of the pause itself: what was paused before is left out', async () => {
    const first = await inExecution(START);
    await first.say('paused', { asOf: AWAY.from, until: AWAY.to, reason: 'hospital' });
    await first.say('resumed', { asOf: AWAY.to });
    const second = await inExecution('2026-04-01T15:00:00.000Z', { pauses: [AWAY] });
    expect([await clocksOf(first), await clocksOf(second)]).toEqual([LATER_BY_TEN, LATER_BY_TEN]);
    for (const run of [first, second]) await run.say('moved', RENOUNCED);
    expect(await second.result()).toBe('renounced');
  });

  it('rings at the date that the pause had moved, and not a millisecond before', async () => {
    const run = await inExecution('2026-04-01T15:00:00.000Z', {
      pauses: [AWAY],
      happened: { 'session-held': '2026-09-01T15:00:00.000Z', 'review-held': '2026-09-01T15:00:00.000Z' },
    });
    await run.setTime(before('2026-09-13T02:59:59.000Z'));
    expect(run.told()).toEqual([]);
    await run.setTime('2026-09-13T02:59:59.000Z');
    expect(run.told()).toEqual(['execution.evaluate due']);
    await run.say('moved', RENOUNCED);
    expect(await run.result()).toBe('renounced');
    await record(run, 'revived-after-a-pause');
  });

  it('in the midst of a second pause wakes somebody at its end, and then leaves both out', async () => {
    const pause = { since: '2026-03-25T15:00:00.000Z', until: '2026-04-05T15:00:00.000Z', reason: 'family-away' };
    const run = await inExecution('2026-04-01T15:00:00.000Z', { pauses: [AWAY], pause });
    expect(await clocksOf(run)).toEqual([['pause.ends', pause.until]]);
    await run.setTime(before(pause.until));
    expect(run.told()).toEqual([]);
    await run.setTime(pause.until);
    expect(run.told()).toEqual(['pause.ends due']);
    await run.say('resumed', { asOf: pause.until });
    expect(await clocksOf(run)).toEqual([
      ['execution.session', '2026-04-21T03:59:59.000Z'],
      ['execution.review', '2026-06-22T03:59:59.000Z'],
      ['execution.evaluate', '2026-09-24T02:59:59.000Z'],
    ]);
    await run.say('moved', RENOUNCED);
    expect(await run.result()).toBe('renounced');
    await record(run, 'revived-in-a-pause');
  });
});
