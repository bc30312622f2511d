import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import { ApplicationFailure } from '@temporalio/common';
import { record } from './testing/histories.js';
import { ProcessLab } from './testing/process-lab.js';

const START = '2026-03-02T15:00:00.000Z';
const DUE = '2026-03-10T02:59:59.000Z';
const WITHDRAWN = { version: 9, stage: 'closed', outcome: 'withdrawn', ended: true, asOf: '2026-12-01T00:00:00.000Z' };

describe('An owner', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  it('that is down for days is asked until it answers; what was said meanwhile counts', async () => {
    const run = await lab.run({ process: 'caseManagement', stage: 'invitation', at: START, pace: 'stands' });
    await run.settled();
    let refused = 0;
    run.owner.fails = () => (refused++, new Error('connect ECONNREFUSED'));
    const clock = { epoch: 2, wall: START, business: '2026-03-19T02:59:59.000Z', speed: 0 };
    await run.say('clockChanged', { asOf: clock.business, clock });
    await eventually(() => refused >= 2, { withinMs: 10_000 });
    // Days later the family accepts; the owner's relay is up before its activities are.
    const anchors = { stageSince: '2026-03-24T15:00:00.000Z', acceptedAt: '2026-03-24T15:00:00.000Z' };
    const { version, ...standing } = run.owner.moveSilently(
      { stage: 'diagnosis', anchors },
      '2026-03-24T15:00:00.000Z',
    );
    await run.say('moved', { version, ...standing });
    await run.say('clockChanged', { asOf: START, clock: { ...clock, epoch: 3, business: '2026-03-25T15:00:00.000Z' } });
    expect(await run.state()).toMatchObject({ stage: 'diagnosis', version: 2 });
    expect(await run.isOpen()).toBe(true);
    run.owner.fails = undefined;
    await run.settled();
    expect(run.told()).toEqual([]);
    expect(run.owner.puts.at(-1)!.deadlines).toMatchObject([
      { rule: 'diagnosis.complete', due: '2026-04-24T03:59:59.000Z' },
    ]);
    const left = { version: 9, stage: 'ended', outcome: 'of-age', ended: true, asOf: '2026-03-26T15:00:00.000Z' };
    await run.say('moved', left);
    expect(await run.result()).toBe('of-age');
    await record(run, 'owner-down-for-days');
  });

  it('that is away at the end is waited for: the last clocks are taken down before the process ends', async () => {
    const run = await lab.run({ process: 'intake', stage: 'admissibility', at: START, pace: 'stands' });
    await run.settled();
    run.owner.fails = () => new Error('connect ECONNREFUSED');
    await run.say('moved', WITHDRAWN);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await run.isOpen()).toBe(true);
    run.owner.fails = undefined;
    expect(await run.result()).toBe('withdrawn');
    expect(run.owner.puts.at(-1)).toMatchObject({ stage: 'closed', deadlines: [] });
  });

  it('that refuses by a rule is not asked again; the process notes it and goes on waiting', async () => {
    const run = await lab.run({ process: 'intake', stage: 'admissibility', at: START, pace: 'stands' });
    await run.settled();
    let asked = 0;
    run.owner.fails = () => (asked++, ApplicationFailure.nonRetryable('INTAKE.PAUSED', 'INTAKE.PAUSED'));
    await run.setTime('2026-03-06T02:59:59.000Z');
    expect(asked).toBe(1);
    expect((await run.timeline()).at(-1)).toMatchObject({
      what: 'refused',
      rule: 'admissibility.decide',
      reason: 'INTAKE.PAUSED',
    });
    run.owner.fails = undefined;
    await run.setTime(DUE);
    expect(run.told()).toEqual(['admissibility.decide due']);
    await run.say('moved', WITHDRAWN);
    expect(await run.result()).toBe('withdrawn');
    await record(run, 'owner-refused');
  });

  it('that knows of a session whose signal is still on the way tells nobody that there was none', async () => {
    const steps = [
      {
        at: '2026-03-15T15:00:00.000Z',
        say: { signal: 'happened' as const, message: { what: 'session-held' } },
      },
    ];
    const run = await lab.run({ process: 'caseManagement', stage: 'execution', at: START, pace: 'stands', steps });
    await run.setTime('2026-03-17T02:59:59.000Z');
    expect(run.told()).toEqual([]);
    expect(run.owner.asked.at(-1)).toMatchObject({ settledBy: 'session-held', countedFrom: START });
    await eventually(async () => (await run.settled())!.clocks[0]!.due === '2026-04-13T03:59:59.000Z');
    await run.say('moved', { version: 9, stage: 'ended', outcome: 'deceased', ended: true, asOf: DUE });
    expect(await run.result()).toBe('deceased');
  });
});
