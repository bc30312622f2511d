import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TemporalWay } from '@oln/messaging';
import { SmallHouse } from '../testing/small-house.spec.js';
import { TEMPORAL } from '../tokens.js';
import { Schedules, type WantedSchedule } from './schedules.js';

/** Far away: nobody runs what it would start. */
const wanted = (note: string, more: Partial<WantedSchedule> = {}): WantedSchedule => ({
  ...{ id: `schedule-of-a-spec-${process.pid}`, workflowType: 'monitoringRound', input: { round: 'alarms' } },
  ...{ spec: { calendars: [{ year: 2099, hour: 6 }], timezone: 'America/Santiago' }, catchUp: '1 day', paused: false },
  ...{ note, ...more },
});

describe('A Temporal Schedule', () => {
  let house: SmallHouse;
  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
  });
  afterAll(async () => {
    await handle()
      .delete()
      .catch(() => undefined);
    await house?.close();
  });

  const handle = () => house.service.app.get<TemporalWay>(TEMPORAL).client.schedule.getHandle(wanted('').id);
  const put = (one: WantedSchedule) => house.get(Schedules).put(one);

  it('is made by whoever comes first, and is there once, however many replicas ask', async () => {
    const { app } = await house.addReplica();
    const both = [house.get(Schedules), app.get(Schedules, { strict: false })];
    const made = await Promise.all([...both, ...both].map((schedules) => schedules.put(wanted('Forma 1'))));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await handle().describe()).toMatchObject({
      ...{ state: { paused: false, note: 'Forma 1' }, policies: { overlap: 'SKIP', catchupWindow: 86_400_000 } },
      action: { type: 'startWorkflow', workflowType: 'monitoringRound', taskQueue: 'processes' },
    });
  });

  it('is left alone while it is as it is wanted, and written again when it is wanted otherwise', async () => {
    expect(await put(wanted('Forma 1'))).toBe(false);
    expect(await put(wanted('Forma 2', { paused: true, spec: { intervals: [{ every: 10_000 }] } }))).toBe(true);
    const { state, spec } = await handle().describe();
    expect([state.paused, state.note, spec.intervals?.[0]?.every]).toEqual([true, 'Forma 2', 10_000]);
    expect(await put(wanted('Forma 2', { paused: true }))).toBe(false);
  });

  it('that somebody has stopped by hand goes on again, and one that was taken away is made anew', async () => {
    await put(wanted('Forma 3'));
    await handle().pause('by hand');
    expect(await put(wanted('Forma 3'))).toBe(true);
    expect((await handle().describe()).state.paused).toBe(false);
    await handle().delete();
    expect(await put(wanted('Forma 3'))).toBe(true);
  });
});
