import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { businessNow, epochMs } from '@oln/calendar';
import { eventually } from '@oln/testing';
import { record } from './testing/histories.js';
import type { LabRun } from './testing/lab-run.js';
import { ProcessLab } from './testing/process-lab.js';
import type { Step } from './testing/scripted-owner.js';

const START = '2026-03-02T15:00:00.000Z';
const DAY_MS = 86_400_000;
const day = (number: number): string => new Date(Date.parse(START) + number * DAY_MS).toISOString();

describe('A long life', () => {
  let lab: ProcessLab;
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  /** Runs of one process, the last one first. */
  async function runsOf(run: LabRun): Promise<string[]> {
    const ids = [(await run.handle.describe()).runId];
    for (let id: string | undefined = ids[0]; id;) {
      const [started] = (await run.historyOf(id)).events!;
      id = started!.workflowExecutionStartedEventAttributes!.continuedExecutionRunId || undefined;
      if (id) ids.push(id);
    }
    return ids;
  }

  it('goes on as new with everything it knows: nothing is told twice, nothing that was said is lost', async () => {
    const run = await lab.run({
      process: 'caseManagement',
      stage: 'execution',
      at: START,
      pace: 'stands',
      input: { historyLimit: 40 },
    });
    await run.settled();
    await run.say('reassigned', { personInCharge: 'gestor-2', asOf: day(1) });
    const attempts = Array.from({ length: 60 }, (_, index) => ({
      what: `kind-${index % 30}`,
      messageId: `m-${index % 30}`,
    }));
    await run.setTime(day(14.5));
    // Sixty at once, each twice: some arrive while a run is being followed by the next.
    await Promise.all(attempts.map((attempt) => run.say('happened', { ...attempt, asOf: day(2) })));
    await run.say('happened', { what: 'session-held', messageId: 'session', asOf: day(10) });
    await run.say('paused', { asOf: day(15), until: day(40), reason: 'away', messageId: 'pause' });
    for (const number of [16, 17, 18, 19, 20]) await run.setTime(day(number));
    await run.say('happened', { what: 'session-held', messageId: 'session', asOf: day(10) });
    await run.say('resumed', { asOf: day(20) });
    const told = run.told();
    const state = (await run.settled())!;
    expect(state).toMatchObject({
      personInCharge: 'gestor-2',
      pauses: [{ from: day(15), to: day(20) }],
    });
    expect(state).not.toHaveProperty('pause');
    expect(Object.keys(state.happened).filter((what) => what.startsWith('kind-'))).toHaveLength(30);
    for (const number of [30, 40, 41, 42, 43, 44, 45]) await run.setTime(day(number));
    // A session on day 10; 28 days, and 5 of the pause: due on the evening of day 43.
    expect(run.told()).toEqual([...told, 'execution.session reminder', 'execution.session due']);
    const rings = run.owner.told.map(({ rule, level, due }) => `${rule} ${level} ${due}`);
    expect(new Set(rings).size).toBe(rings.length);
    expect(run.owner.puts.map(({ revision }) => revision)).toEqual(run.owner.puts.map((_, index) => index + 1));
    await run.say('moved', { version: 2, stage: 'ended', outcome: 'renounced', ended: true, asOf: day(46) });
    expect(await run.result()).toBe('renounced');
    const runs = await runsOf(run);
    expect(runs.length).toBeGreaterThanOrEqual(3);
    for (const [index, id] of [runs[0], runs[1], runs.at(-1)].entries()) {
      await record(run, `goes-on-as-new-${['last', 'middle', 'first'][index]}`, id);
    }
  });

  it('with much to make up for goes on as new in the middle of it, and asks each time once', async () => {
    const LIMIT = 100;
    const notified = (at: string): Step['move'] => ({
      stage: 'notified',
      anchors: { stageSince: START, notifiedAt: at },
    });
    const run = await lab.run({
      process: 'escalation',
      stage: 'notified',
      at: START,
      pace: 'stands',
      input: { historyLimit: LIMIT, priority: 'critical', ...notified(START) },
      onAsk: { 'notified.acknowledge-urgent': (due) => ({ at: due, move: notified(due) }) },
    });
    await run.setTime(day(5));
    const everyTwoHours = Array.from({ length: 60 }, (_, n) =>
      new Date(Date.parse(START) + (n + 1) * 7_200_000).toISOString(),
    );
    expect(run.owner.told.map(({ rule, due }) => `${rule} ${due}`)).toEqual(
      everyTwoHours.map((due) => `notified.acknowledge-urgent ${due}`),
    );
    const runs = await runsOf(run);
    expect(runs.length).toBeGreaterThan(3);
    // What one turn writes comes on top of the limit.
    for (const id of runs) expect((await run.historyOf(id)).events!.length).toBeLessThan(LIMIT + 50);
  });

  it('never turns on the spot, however small the limit', async () => {
    const input = { historyLimit: 1 };
    const run = await lab.run({ process: 'intake', stage: 'admissibility', at: START, pace: 'stands', input });
    await run.setTime('2026-03-10T02:59:59.000Z');
    expect(run.told()).toEqual(['admissibility.decide reminder', 'admissibility.decide due']);
    await run.say('moved', { version: 2, stage: 'closed', outcome: 'duplicate', ended: true, asOf: day(9) });
    expect(await run.result()).toBe('duplicate');
    expect((await runsOf(run)).length).toBeLessThan(6);
  });

  it('of nine months and six of follow-up needs one run, far below every limit', async () => {
    const daysPerSecond = 16;
    const moves = (at: number, stage: string, more: Step['move'] = {}): Step => ({
      at: day(at),
      move: { stage, ...more, anchors: { stageSince: day(at), acceptedAt: day(10), ...more.anchors } },
    });
    const meets = (at: number, what: string): Step => ({ at: day(at), say: { signal: 'happened', message: { what } } });
    const exit = { outcome: 'partially-completed', anchors: { exitAt: day(285), extendedTo: day(280) } };
    const steps: Step[] = [
      ...[2, 5, 9].map((at) => meets(at, 'contact-attempted')),
      moves(10, 'diagnosis'),
      moves(30, 'family-plan'),
      moves(45, 'execution'),
      ...[59, 72, 86, 100, 114, 127, 142, 156, 170, 183].map((at) => meets(at, 'session-held')),
      meets(130, 'review-held'),
      moves(195, 'evaluation'),
      moves(200, 'execution', { anchors: { extendedTo: day(280) } }),
      ...[214, 228, 241, 255, 269].map((at) => meets(at, 'session-held')),
      moves(281, 'evaluation', { anchors: { extendedTo: day(280) } }),
      moves(283, 'closure', { anchors: { extendedTo: day(280) } }),
      moves(285, 'follow-up', exit),
      meets(375, 'follow-up-contact-held'),
      moves(465, 'ended', { ...exit, ended: true }),
    ].sort((left, right) => left.at.localeCompare(right.at));
    const speed = daysPerSecond * 86_400;
    const run = await lab.run({ process: 'caseManagement', stage: 'invitation', at: START, pace: { speed }, steps });
    const { clock } = await run.state();
    for (const { at } of steps) {
      await eventually(() => businessNow(clock, Date.now()) >= epochMs(at), { withinMs: 60_000, everyMs: 10 });
      await run.owner.takeNextStep(at);
    }
    expect(await run.result()).toBe('partially-completed');
    const { historyLength, raw } = await run.handle.describe();
    const bytes = Number(raw.workflowExecutionInfo!.historySizeBytes);
    process.stdout.write(`A case of nine months and its follow-up: ${historyLength} events, ${bytes} bytes.\n`);
    expect(await runsOf(run)).toHaveLength(1);
    expect(historyLength).toBeLessThan(1_000);
    expect(bytes).toBeLessThan(500_000);
    await record(run, 'nine-months');
  });
});
