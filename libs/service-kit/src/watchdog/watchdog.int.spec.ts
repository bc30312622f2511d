import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workflowId } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { eventually } from '@oln/testing';
import type { TemporalWay } from '@oln/messaging';
import type { Client } from '@temporalio/client';
import { SmallHouse } from '../testing/small-house.spec.js';
import { Things, type Thing } from '../testing/things.spec.js';
import { TEMPORAL } from '../tokens.js';
import { Watchdog } from './watchdog.js';

/** A busy machine takes its time. */
const PATIENT = { withinMs: 40_000 };

describe('The watchdog', () => {
  let house: SmallHouse;
  let temporal: Client;

  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
    temporal = house.service.app.get<TemporalWay>(TEMPORAL).client;
  });
  afterAll(async () => {
    await temporal?.connection.close();
    await house?.close();
  });

  const sweep = () => house.under(SYSTEM.watchdog, () => house.get(Watchdog).reviveLost());
  const processOf = ({ id }: Thing) => temporal.workflow.getHandle(workflowId('caseManagement', id));
  const isRunning = async (thing: Thing) => (await processOf(thing).describe()).status.name === 'RUNNING';

  /** A record with a process that runs; a moment ago counts as long ago. */
  async function aThing(): Promise<Thing> {
    const thing = await house.under({}, () => house.get(Things).add('a table'));
    await eventually(() => isRunning(thing), PATIENT);
    const long = `update outbox set recorded_at = recorded_at - interval '2 minutes' where entity_id = $1 and lane = 'process' and published_at is not null`;
    // The relay writes down a moment later that it was sent.
    await eventually(async () => (await house.admin.query(long, [thing.id])).rowCount === 1, PATIENT);
    return thing;
  }

  async function terminate(thing: Thing): Promise<void> {
    await processOf(thing).terminate('by hand');
    await eventually(async () => !(await isRunning(thing)), PATIENT);
  }

  /** Two sweeps at a time. Temporal's lists lag behind: what was terminated may still pass for running. */
  const sweptUntilRunning = (thing: Thing) =>
    eventually(async () => (await Promise.all([sweep(), sweep()]), isRunning(thing)), { ...PATIENT, everyMs: 300 });

  /** The house's own sweeps run as well: what counts is what came of it. */
  const revivals = async ({ id }: Thing): Promise<number> =>
    (await house.rows(`select 1 from outbox where entity_id = $1 and payload ->> 'revive' = 'true'`, [id])).length;

  it('starts a process anew that was terminated by hand, once, and leaves the others alone', async () => {
    const [lost, running] = [await aThing(), await aThing()];
    await terminate(lost);
    // What is on its way is not started again.
    await sweptUntilRunning(lost);
    expect([await revivals(lost), await revivals(running), await isRunning(running)]).toEqual([1, 0, true]);
  });

  it('repairs the others where one cannot be repaired, and that one when it can', async () => {
    const [broken, sound] = [await aThing(), await aThing()];
    house.get(Things).breaks.add(broken.id);
    await Promise.all([terminate(broken), terminate(sound)]);
    await sweptUntilRunning(sound);
    expect(await revivals(broken)).toBe(0);
    house.get(Things).breaks.clear();
    await sweptUntilRunning(broken);
  });

  it('gives each repair a trace of its own, from the outbox on', async () => {
    const lost = await aThing();
    await terminate(lost);
    await sweptUntilRunning(lost);
    const [told] = await house.rows<{ trace: string }>(
      `select payload ->> 'traceparent' as trace from outbox where entity_id = $1 and payload ->> 'revive' = 'true'`,
      [lost.id],
    );
    expect(told?.trace).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
});
