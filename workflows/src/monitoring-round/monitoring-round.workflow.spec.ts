import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MonitoringTurn } from '@oln/contracts';
import { record } from '../testing/histories.js';
import { ProcessLab } from '../testing/process-lab.js';

describe('A round of monitoring', () => {
  let lab: ProcessLab;
  let asked: MonitoringTurn[];
  beforeAll(async () => {
    lab = await ProcessLab.open();
  });
  afterAll(() => lab.close());

  /** Whose work takes so many turns; at the given ones reporting is away. */
  function takesTurns(turns: number, away: readonly number[] = []): void {
    asked = [];
    lab.goOn = (turn) => {
      asked.push(turn);
      if (away.includes(asked.length)) return Promise.reject(new Error('away'));
      const at = Number(turn.after ?? 0) + 1;
      return Promise.resolve(at < turns ? { done: 2, next: String(at) } : { done: 1 });
    };
  }

  it('goes on turn by turn until nothing is left, and says how much was new', async () => {
    takesTurns(3);
    const handle = await lab.round({ round: 'snapshots' });
    expect(await handle.result()).toBe(5);
    expect(asked.map(({ round, after }) => [round, after])).toEqual([
      ['snapshots', undefined],
      ['snapshots', '1'],
      ['snapshots', '2'],
    ]);
    await record({ historyOf: () => handle.fetchHistory() }, 'monitoring-round');
  });

  it('waits for reporting while it is away, and repeats the turn that was not answered', async () => {
    takesTurns(2, [2]);
    const handle = await lab.round({ round: 'alarms' });
    expect(await handle.result()).toBe(3);
    expect(asked.map(({ after }) => after)).toEqual([undefined, '1', '1']);
  });

  it('goes on as a new run where there is very much to do', async () => {
    takesTurns(205);
    const handle = await lab.round({ round: 'snapshots' });
    expect(await handle.result()).toBe(409);
    expect(asked).toHaveLength(205);
    expect((await handle.describe()).historyLength).toBeLessThan(100);
  });

  it('tells the business time of the environment that started it', async () => {
    takesTurns(1);
    const clock = { epoch: 1, wall: new Date().toISOString(), business: '2026-04-01T06:00:00.000Z', speed: 0 };
    await (await lab.round({ round: 'snapshots', clock })).result();
    expect(asked.map(({ asOf }) => asOf)).toEqual(['2026-04-01T06:00:00.000Z']);
  });
});
