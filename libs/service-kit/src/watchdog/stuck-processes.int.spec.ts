import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workflowId } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { eventually } from '@oln/testing';
import { PassedDueDates, UnitOfWork } from '../index.js';
import { SmallHouse } from '../testing/small-house.spec.js';
import { Things, type Thing } from '../testing/things.spec.js';
import { StuckProcesses } from './stuck-processes.js';

/** No worker runs here: whatever a process does not say by the spec's own hand, it does not say. */
describe('A process that does not follow its record', () => {
  let house: SmallHouse;

  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
  });
  afterAll(() => house?.close());

  const look = () => house.under(SYSTEM.watchdog, () => house.get(StuckProcesses).lookSince(house.now));
  const add = () => house.under({}, () => house.get(Things).add('a stool'));
  const told = async ({ id }: Thing) => (await house.told(id)).filter((name) => name === 'process.stuck').length;

  /** Told to the process, which is a quarter of an hour ago as soon as it was delivered. */
  async function tell(thing: Thing, signal: string, message: object = {}): Promise<void> {
    const workflow = { process: 'caseManagement', workflowId: workflowId('caseManagement', thing.id) } as const;
    const told = { kind: 'signal', ...workflow, signal, message: { asOf: house.now.toISOString(), ...message } };
    await house.under({}, () => house.get(UnitOfWork).run('thing.tell', async (tx) => tx.tell(told as never, thing)));
    await delivered(thing);
  }

  async function delivered({ id }: Thing): Promise<void> {
    const waiting = `select 1 from outbox where entity_id = $1 and lane = 'process' and published_at is null`;
    await eventually(async () => (await house.rows(waiting, [id])).length === 0, { withinMs: 40_000 });
    await house.rows(`update outbox set published_at = published_at - interval '15 minutes' where entity_id = $1`, [
      id,
    ]);
  }

  async function figure(): Promise<number> {
    const text = await (await fetch(`${house.service.url}/metrics`)).text();
    return Number(/^oln_stuck_processes\{.*\} (\d+)$/m.exec(text)?.[1]);
  }

  it('from its start on is told of once, and again a day later, until it goes on', async () => {
    const thing = await add();
    await look();
    expect([await told(thing), await figure()]).toEqual([0, 0]);
    await delivered(thing);
    for (let time = 0; time < 2; time += 1) await look();
    expect([await told(thing), await figure()]).toEqual([1, 1]);
    await house.rows(`update stuck_processes set told_at = told_at - interval '25 hours'`);
    for (let time = 0; time < 2; time += 1) await look();
    expect(await told(thing)).toBe(2);
    await house.put(thing, [], 1);
    await look();
    expect([await told(thing), await figure()]).toEqual([2, 0]);
  });

  it('is one that does not know of a move or a pause, also where no clock runs; not one whose record has only changed', async () => {
    const thing = await add();
    await delivered(thing);
    await house.put(thing, [], 1);
    const renamed = await house.under({}, () => house.get(Things).rename(thing.id, 'a bench'));
    await tell(renamed, 'reassigned', { personInCharge: 'gestora-2' });
    await look();
    expect(await told(thing)).toBe(0);
    for (const signal of ['moved', 'paused', 'resumed']) {
      const after = await house.under({}, () => house.get(Things).rename(thing.id, signal));
      await tell(after, signal);
      await look();
      expect([signal, await figure()]).toEqual([signal, 1]);
      await house.put(after, [], after.version);
      await look();
      expect([signal, await figure()]).toEqual([signal, 0]);
    }
  });

  it('is one that does not know what happened once the clock that hung on it was answered', async () => {
    const [stuck, follows] = [await add(), await add()];
    const clock = {
      due: '2026-03-02T15:00:00.000Z',
      countedFrom: '2026-03-02T13:00:00.000Z',
      settledBy: 'session-held',
    };
    for (const thing of [stuck, follows]) {
      await delivered(thing);
      await house.put(thing, [clock], 1);
      await house.travelTo('2026-03-02T14:00:00Z');
      await tell(thing, 'happened', { what: 'session-held' });
    }
    await look();
    expect(await figure()).toBe(0);
    await house.put(
      follows,
      [{ ...clock, due: '2026-03-02T16:00:00.000Z', countedFrom: '2026-03-02T14:00:00.000Z' }],
      2,
    );
    await house.travelTo('2026-03-02T15:05:00Z');
    await house.under(SYSTEM.watchdog, () => house.get(PassedDueDates).repairBefore(house.now));
    await house.travelTo('2026-03-02T15:20:00Z');
    await look();
    expect([await told(stuck), await told(follows)]).toEqual([1, 0]);
  });

  it('is judged by what it is told from now on, where nothing is known of what it had put', async () => {
    const thing = await add();
    await delivered(thing);
    await house.put(thing, [], 1);
    await house.rows('update process_revision set version = null where entity_id = $1', [thing.id]);
    await look();
    expect(await told(thing)).toBe(0);
    await house.rows(`update process_revision set put_at = put_at - interval '1 hour' where entity_id = $1`, [
      thing.id,
    ]);
    await look();
    expect(await told(thing)).toBe(1);
  });
});
