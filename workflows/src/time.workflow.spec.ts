import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import { record } from './testing/histories.js';
import { ProcessLab, type RunOptions } from './testing/process-lab.js';

/** Noon of Monday 2 March 2026 in Santiago. */
const START = '2026-03-02T15:00:00.000Z';
/** Admissibility of that day. */
const REMIND = '2026-03-06T02:59:59.000Z';
const DUE = '2026-03-10T02:59:59.000Z';
const CLIMB = '2026-03-17T02:59:59.000Z';
const HOUR_MS = 3_600_000;

const before = (instant: string, ms = 1): string => new Date(Date.parse(instant) - ms).toISOString();
const WITHDRAWN = { version: 9, stage: 'closed', outcome: 'withdrawn', ended: true, asOf: '2026-12-01T00:00:00.000Z' };

describe('Business time', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  const request = (options: Partial<RunOptions> = {}) =>
    lab.run({ process: 'intake', stage: 'admissibility', at: START, pace: 'stands', ...options });

  it('rings a clock at its instant and not a millisecond before', async () => {
    const run = await request();
    const toldAt = async (instant: string) => {
      await run.setTime(instant);
      return run.owner.told.map(({ level, at }) => `${level} ${at}`).at(-1);
    };
    expect(await toldAt(before(REMIND))).toBeUndefined();
    expect(await toldAt(REMIND)).toBe(`reminder ${REMIND}`);
    expect(await toldAt(before(DUE))).toBe(`reminder ${REMIND}`);
    expect(await toldAt(DUE)).toBe(`due ${DUE}`);
    expect(await toldAt(before(CLIMB))).toBe(`due ${DUE}`);
    expect(await toldAt(CLIMB)).toBe(`climb ${CLIMB}`);
    expect(await toldAt('2027-03-17T02:59:59.000Z')).toBe(`climb ${CLIMB}`);
    expect(run.owner.told).toHaveLength(3);
    await run.say('moved', WITHDRAWN);
    expect(await run.result()).toBe('withdrawn');
    await record(run, 'time-set-by-hand');
  });

  it('that stands still sets no timer; that goes on at another pace wakes in time', async () => {
    const run = await request();
    await run.settled();
    const timers = async () =>
      (await run.historyOf()).events!.filter(({ timerStartedEventAttributes: timer }) => timer).length;
    expect(await timers()).toBe(0);
    // Ten days in a second.
    await run.setTime(before(REMIND, 12 * HOUR_MS), 10 * 24 * 3_600);
    await eventually(() => run.owner.told.length === 3, { withinMs: 20_000 });
    expect(await timers()).toBeGreaterThan(0);
    for (const { rings, at } of run.owner.told) expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(rings));
    await run.say('moved', WITHDRAWN);
    expect(await run.result()).toBe('withdrawn');
    await record(run, 'pace-changed');
  });

  it('of an earlier epoch is not heard', async () => {
    const run = await request();
    await run.setTime(before(REMIND));
    await run.say('clockChanged', { asOf: START, clock: { epoch: 1, wall: START, business: CLIMB, speed: 1 } });
    expect((await run.settled())!.clock).toMatchObject({ epoch: 2, business: before(REMIND) });
    await run.say('moved', WITHDRAWN);
  });

  it('of the owner is the truth: not-yet is asked again when it is due by the owner', async () => {
    const run = await request();
    run.owner.now = () => before(DUE, HOUR_MS);
    await run.setTime(DUE);
    expect(run.owner.told.map(({ level }) => level)).toEqual(['reminder']);
    expect((await run.state()).clock).toMatchObject({ business: before(DUE, HOUR_MS), speed: 0, epoch: 2 });
    run.owner.now = undefined;
    await run.setTime(DUE);
    expect(run.owner.told.map(({ level, at }) => `${level} ${at}`).at(-1)).toBe(`due ${DUE}`);
    await run.say('moved', WITHDRAWN);
    await record(run, 'owner-behind');
  });

  it('of an owner that stood still for a while is caught up with, and nothing is told twice', async () => {
    const run = await request({ pace: { speed: 24 * 3_600 } });
    let asked = 0;
    run.owner.now = () => (asked++ < 3 ? before(REMIND, HOUR_MS) : undefined);
    await eventually(() => run.owner.told.length > 0, { withinMs: 20_000 });
    expect(asked).toBe(4);
    expect(run.told()).toEqual(['admissibility.decide reminder']);
    await run.say('moved', WITHDRAWN);
    expect(await run.result()).toBe('withdrawn');
    await record(run, 'owner-stood-still');
  });

  it('is wall time in production: an owner whose watch is slow is asked again shortly', async () => {
    const start = new Date(Date.now() - HOUR_MS + 1_500).toISOString();
    const policy = { 'admissibility.decide': '1h' } as const;
    const run = await lab.run({
      process: 'intake',
      stage: 'admissibility',
      at: start,
      pace: 'wall',
      input: { policy },
    });
    const due = new Date(Date.parse(start) + HOUR_MS).toISOString();
    let slow = true;
    run.owner.now = () => (slow ? before(due, 1_000) : undefined);
    await eventually(() => run.owner.asked.some(({ level }) => level === 'due'), { withinMs: 20_000 });
    slow = false;
    await eventually(() => run.told().includes('admissibility.decide due'), { withinMs: 10_000 });
    expect(run.owner.told.find(({ level }) => level === 'due')!.due).toBe(due);
    await run.say('moved', WITHDRAWN);
    expect(await run.result()).toBe('withdrawn');
  });
});
