import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignalName } from '@oln/contracts';
import { eventually } from '@oln/testing';
import fc from 'fast-check';
import { record } from './testing/histories.js';
import type { LabRun } from './testing/lab-run.js';
import type { Step } from './testing/scripted-owner.js';
import { ProcessLab } from './testing/process-lab.js';

/** Noon of Monday 2 March 2026 in Santiago. */
const START = '2026-03-02T15:00:00.000Z';
const noon = (day: string): string => `${day}T15:00:00.000Z`;

type Said = [SignalName, Record<string, unknown> & { asOf: string }];

const move = (version: number, stage: string, day: string, more: Record<string, unknown> = {}): Said => [
  'moved',
  { version, stage, asOf: noon(day), anchors: { stageSince: noon(day), acceptedAt: noon('2026-03-05') }, ...more },
];
const end = (version: number, day: string, outcome = 'renounced'): Said =>
  move(version, 'ended', day, { outcome, ended: true });

describe('What a process is told', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  const inCase = (stage = 'invitation', steps: Step[] = []) =>
    lab.run({ process: 'caseManagement', stage, at: START, pace: 'stands', steps });
  const say = async (run: LabRun, ...said: Said[]) => {
    for (const [signal, message] of said) await run.say(signal, message);
    return run.settled();
  };
  const dueOf = (run: LabRun) => run.owner.puts.at(-1)!.deadlines.map(({ rule, due }) => `${rule} ${due}`);

  it('before its first task is not lost', async () => {
    const [signal, message] = move(2, 'diagnosis', '2026-03-02');
    const first = { signal, message };
    const run = await lab.run({ process: 'caseManagement', stage: 'invitation', at: START, pace: 'stands', first });
    await run.settled();
    expect(dueOf(run)).toEqual(['diagnosis.complete 2026-04-02T02:59:59.000Z']);
    await say(run, end(3, '2026-03-03'));
    expect(await run.result()).toBe('renounced');
  });

  it('of an older version changes nothing, and twice no more than once', async () => {
    const run = await inCase();
    await run.settled();
    await say(run, move(3, 'family-plan', '2026-03-10'), move(2, 'diagnosis', '2026-03-05'));
    await say(run, move(3, 'family-plan', '2026-03-10'), move(3, 'closure', '2026-03-10'));
    expect(run.owner.puts.map(({ stage, revision }) => [stage, revision])).toEqual([
      ['invitation', 1],
      ['family-plan', 2],
    ]);
    await say(run, end(4, '2026-03-11'));
    expect(await run.result()).toBe('renounced');
    await record(run, 'told-out-of-order');
  });

  it('of a session and a review starts their clocks anew, of anything else leaves them', async () => {
    const run = await inCase('execution');
    await run.settled();
    expect(dueOf(run)).toEqual([
      'execution.session 2026-03-31T02:59:59.000Z',
      'execution.review 2026-06-01T03:59:59.000Z',
    ]);
    await say(run, ['happened', { what: 'contact-attempted', asOf: noon('2026-03-10') }]);
    expect(run.owner.puts).toHaveLength(1);
    await say(run, ['happened', { what: 'session-held', asOf: noon('2026-03-16') }]);
    await say(run, ['happened', { what: 'review-held', asOf: noon('2026-03-17') }]);
    expect(dueOf(run)).toEqual([
      'execution.session 2026-04-14T03:59:59.000Z',
      'execution.review 2026-06-16T03:59:59.000Z',
    ]);
    await say(run, end(2, '2026-03-20'));
    expect(await run.result()).toBe('renounced');
    await record(run, 'sessions-and-reviews');
  });

  it('of a pause and its end at once puts the clocks again, which the owner took down with the pause', async () => {
    const run = await inCase('execution');
    await run.settled();
    let refused = 0;
    run.owner.fails = () => (refused++, new Error('connect ECONNREFUSED'));
    await run.say('happened', { what: 'session-held', asOf: noon('2026-03-16') });
    // The clocks of the session are on their way when both are heard.
    await eventually(() => refused > 0);
    await run.say('paused', { asOf: '2026-03-16T16:00:00.000Z', until: noon('2026-04-16'), reason: 'other' });
    await run.say('resumed', { asOf: '2026-03-16T16:01:00.000Z' });
    run.owner.fails = undefined;
    await run.settled();
    const clocks = ['execution.session 2026-04-14T03:59:59.000Z', 'execution.review 2026-06-01T03:59:59.000Z'];
    expect(dueOf(run)).toEqual(clocks);
    const puts = run.owner.puts.map(({ revision, deadlines }) => [revision, deadlines.length]);
    expect(puts).toEqual([
      [1, 2],
      [2, 2],
      [3, 2],
    ]);
    await say(run, end(2, '2026-03-20'));
    expect(await run.result()).toBe('renounced');
  });

  it('after a reminder that the owner had an answer for may mean that it is to be given after all', async () => {
    const run = await inCase();
    await run.settled();
    run.owner.hasAnswer = true;
    await run.setTime('2026-03-21T02:59:59.000Z');
    expect(run.told()).toEqual([]);
    run.owner.hasAnswer = false;
    await run.say('paused', { asOf: '2026-03-21T12:00:00.000Z', until: noon('2026-04-16'), reason: 'other' });
    await say(run, ['resumed', { asOf: '2026-03-21T12:30:00.000Z' }]);
    await eventually(() => run.told().includes('invitation.respond reminder'));
    expect(run.told()).toEqual(['invitation.respond reminder']);
    await say(run, end(2, '2026-03-22'));
    expect(await run.result()).toBe('renounced');
  });

  it('of a pause and its end while a clock rings has it ring again: the owner had laid it down', async () => {
    const steps: Step[] = [
      {
        at: '2026-03-03T12:00:00.000Z',
        say: { signal: 'paused', message: { until: noon('2026-04-16'), reason: 'other' } },
      },
      { at: '2026-03-03T12:30:00.000Z', say: { signal: 'resumed', message: {} } },
    ];
    const run = await inCase('invitation', steps);
    await run.setTime('2026-03-21T02:59:59.000Z');
    await eventually(() => run.told().includes('invitation.respond reminder'));
    expect(run.owner.asked.map(({ level }) => level)).toEqual(['reminder', 'reminder']);
    await say(run, end(2, '2026-03-22'));
    expect(await run.result()).toBe('renounced');
    await record(run, 'paused-while-it-rang');
  });

  it('of another person in charge is seen at once and loses nothing', async () => {
    const run = await inCase('execution');
    const before = (await run.settled())!;
    const after = (await say(run, ['reassigned', { personInCharge: 'gestor-2', asOf: noon('2026-05-20') }]))!;
    expect(after).toMatchObject({ personInCharge: 'gestor-2', stage: 'execution', clocks: before.clocks });
    const { typedSearchAttributes } = await run.handle.describe();
    expect(typedSearchAttributes.getAll()).toContainEqual(
      expect.objectContaining({ key: expect.objectContaining({ name: 'OlnPersonInCharge' }), value: 'gestor-2' }),
    );
    expect(await run.timeline()).toContainEqual(expect.objectContaining({ what: 'reassigned', actor: 'gestor-2' }));
    await say(run, end(2, '2026-05-21'));
    await record(run, 'reassigned');
  });

  it('of a term that its commune changed moves what is due', async () => {
    const run = await inCase('diagnosis');
    await say(run, ['policyChanged', { policy: { 'diagnosis.complete': '45d' }, asOf: noon('2026-03-04') }]);
    expect(dueOf(run)).toEqual(['diagnosis.complete 2026-04-17T03:59:59.000Z']);
    await say(run, end(2, '2026-03-05'));
    await record(run, 'policy-changed');
  });

  it('of the priority chooses the clock of the assignment', async () => {
    const run = await lab.run({ process: 'intake', stage: 'assignment', at: START, pace: 'stands' });
    await run.settled();
    expect(dueOf(run)).toEqual(['assignment.medium 2026-03-24T02:59:59.000Z']);
    const anchors = { stageSince: START };
    await say(run, ['moved', { version: 2, stage: 'assignment', priority: 'high', anchors, asOf: noon('2026-03-03') }]);
    expect(dueOf(run)).toEqual(['assignment.high 2026-03-10T02:59:59.000Z']);
    const assigned = { stage: 'closed', outcome: 'assigned', ended: true };
    await say(run, ['moved', { version: 3, ...assigned, asOf: noon('2026-03-04') }]);
    expect(await run.result()).toBe('assigned');
    await record(run, 'priority-raised');
  });

  it('that it ends without an outcome of the list keeps it open, where people see it', async () => {
    const run = await inCase();
    await say(run, end(2, '2026-03-05', 'forgotten'));
    expect(await run.isOpen()).toBe(true);
    expect((await run.timeline()).at(-1)).toMatchObject({ what: 'ended-without-outcome' });
    await say(run, end(3, '2026-03-05', 'of-age'));
    expect(await run.result()).toBe('of-age');
  });

  it('by a cancellation ends nothing', async () => {
    const run = await inCase();
    await run.settled();
    await run.handle.cancel();
    run.owner.moveSilently({ stage: 'diagnosis' }, noon('2026-03-05'));
    await say(run, move(2, 'diagnosis', '2026-03-05'));
    await run.setTime('2026-04-05T03:59:59.000Z');
    expect(run.told()).toEqual(['diagnosis.complete reminder', 'diagnosis.complete due']);
    await say(run, end(3, '2026-04-06'));
    expect(await run.result()).toBe('renounced');
    await record(run, 'cancelled-by-hand');
  });

  describe('of a pause', () => {
    const pause: Said = ['paused', { asOf: noon('2026-03-12'), until: '2026-04-01T02:59:59.000Z', reason: 'hospital' }];

    it('stops the clocks; its end asks the owner, and what was left is left', async () => {
      const resume = (): void => void run.say('resumed', { asOf: '2026-04-01T02:59:59.000Z' });
      const onAsk = { 'pause.ends': (due: string) => (resume(), { at: due }) };
      const run: LabRun = await lab.run({
        process: 'caseManagement',
        stage: 'diagnosis',
        at: START,
        pace: 'stands',
        onAsk,
      });
      await run.setTime(noon('2026-03-12'));
      await say(run, pause);
      expect(dueOf(run)).toEqual(['pause.ends 2026-04-01T02:59:59.000Z']);
      await run.setTime('2026-04-01T02:59:58.999Z');
      expect(run.told()).toEqual([]);
      await run.setTime('2026-04-01T02:59:59.000Z');
      await eventually(() => dueOf(run)[0]!.startsWith('diagnosis'));
      expect(run.told()).toEqual(['pause.ends due']);
      // 30 days from 2 March, and the 20 days (the last not whole) from 12 to 31 March.
      expect(dueOf(run)).toEqual(['diagnosis.complete 2026-04-22T03:59:59.000Z']);
      await run.setTime('2026-04-22T03:59:58.999Z');
      expect(run.told()).toEqual(['pause.ends due', 'diagnosis.complete reminder']);
      await run.setTime('2026-04-22T03:59:59.000Z');
      expect(run.told().at(-1)).toBe('diagnosis.complete due');
      await say(run, end(2, '2026-04-23'));
      await record(run, 'paused-to-its-date');
    });

    it('that is ended early goes on at once, and its date no longer rings', async () => {
      const run = await inCase('diagnosis');
      await say(run, pause, ['resumed', { asOf: noon('2026-03-14') }]);
      expect(dueOf(run)).toEqual(['diagnosis.complete 2026-04-04T02:59:59.000Z']);
      await run.setTime('2026-04-03T15:00:00.000Z');
      expect(run.told()).toEqual(['diagnosis.complete reminder']);
      await say(run, end(2, '2026-04-03'));
      await record(run, 'paused-and-resumed');
    });

    it('heard after its own end counts as if it were heard before', async () => {
      const run = await inCase('diagnosis');
      await say(run, ['resumed', { asOf: noon('2026-03-14') }], pause);
      expect(dueOf(run)).toEqual(['diagnosis.complete 2026-04-04T02:59:59.000Z']);
      await say(run, end(2, '2026-04-03'));
    });
  });

  it('in any order, and any number of times, has one end', async () => {
    const life: Said[] = [
      move(2, 'diagnosis', '2026-03-05'),
      ['paused', { asOf: noon('2026-03-10'), until: noon('2026-03-30'), reason: 'away' }],
      ['resumed', { asOf: noon('2026-03-16') }],
      ['reassigned', { personInCharge: 'gestor-2', asOf: noon('2026-03-18') }],
      move(3, 'family-plan', '2026-03-20'),
      ['policyChanged', { policy: { 'execution.review': '60d' }, asOf: noon('2026-03-25') }],
      move(4, 'execution', '2026-04-01'),
      ['happened', { what: 'session-held', asOf: noon('2026-04-10') }],
      ['happened', { what: 'session-held', asOf: noon('2026-04-24') }],
      ['reassigned', { personInCharge: 'gestora-3', asOf: noon('2026-04-25') }],
      ['paused', { asOf: noon('2026-05-04'), until: noon('2026-06-01'), reason: 'away' }],
      ['resumed', { asOf: noon('2026-05-08') }],
    ];
    const said = life.map(([signal, message], index): Said => [signal, { ...message, messageId: `m-${100 + index}` }]);
    const orders = fc.sample(fc.shuffledSubarray([...said, ...said], { minLength: 2 * said.length }), {
      numRuns: 8,
      seed: 20_260_302,
    });
    const ends = await Promise.all(
      [said, ...orders].map(async (order) => {
        const run = await inCase();
        const { stage, version, personInCharge, clocks, pauses, pause } = (await say(run, ...order))!;
        await say(run, end(9, '2026-06-01'));
        expect(await run.result()).toBe('renounced');
        return { stage, version, personInCharge, clocks, pauses, pause };
      }),
    );
    expect(ends[0]!.clocks.map(({ rule, due }) => `${rule} ${due}`)).toEqual([
      'execution.session 2026-05-27T03:59:59.000Z',
      'execution.review 2026-06-05T03:59:59.000Z',
      'execution.evaluate 2026-09-16T02:59:59.000Z',
    ]);
    for (const other of ends) expect(other).toEqual(ends[0]);
  });
});
