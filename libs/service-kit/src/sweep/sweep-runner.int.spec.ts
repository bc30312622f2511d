import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { SmallHouse } from '../testing/small-house.spec.js';
import { EndlessSweep, SlowSweep } from '../testing/things.spec.js';

describe('A sweep', () => {
  let house: SmallHouse;

  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
    await house.addReplica();
  });
  afterAll(() => house?.close());

  it('that takes longer than its turn is not overtaken, neither by itself nor by another replica', async () => {
    await eventually(() => SlowSweep.seen.runs > 0);
    SlowSweep.ms = 2_500;
    const { runs } = SlowSweep.seen;
    await sleep(6_500);
    expect(SlowSweep.seen.most).toBe(1);
    expect(SlowSweep.seen.runs - runs).toBeLessThanOrEqual(4);
    SlowSweep.ms = 0;
    await eventually(() => SlowSweep.seen.atOnce === 0);
    const before = SlowSweep.seen.runs;
    await eventually(() => SlowSweep.seen.runs > before);
  });

  it('is done by the other replica when the one that did it stops', async () => {
    const holder = async () =>
      (await house.rows<{ holder: string }>(`select holder from lease where name = 'sweep:slow'`))[0]!.holder;
    const first = await holder();
    await house.stopReplica(first);
    await eventually(async () => (await holder()) !== first);
  });

  it('lets the service stop in the middle of it', async () => {
    EndlessSweep.goesOn = true;
    await eventually(() => EndlessSweep.done > 10);
    for (const { parts } of [...house.running]) await house.stopReplica(parts.config.replica);
    const { done } = EndlessSweep;
    await sleep(100);
    expect(EndlessSweep.done).toBe(done);
    EndlessSweep.goesOn = false;
  });
});
