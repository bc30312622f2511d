import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deadline } from '@oln/contracts';
import { SYSTEM } from '@oln/identity';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { SmallHouse } from '../testing/small-house.spec.js';
import { HERE, ThingDoor, Things, type Thing } from '../testing/things.spec.js';
import { PassedDueDates } from './passed-due-dates.js';

const DUE = '2026-03-31T02:59:59.000Z';
const CLIMB = { at: '2026-04-20T03:59:59.000Z', to: 'regional-supervisor' } as const;

describe('A date that passes while its process is silent', () => {
  let house: SmallHouse;

  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
  });
  afterAll(() => house?.close());

  const sweep = () => house.under(SYSTEM.watchdog, () => house.get(PassedDueDates).repairBefore(house.now));
  const reached = ({ id, stage }: Thing, clock: Partial<Deadline> & { due: string }) => {
    const asked = { id, commune: HERE, stage, rule: 'invitation.respond', ...clock, asOf: house.now.toISOString() };
    return house.under({}, () => house.get(ThingDoor).deadlineReached({ ...asked, level: 'due' }));
  };

  it('is told of by the owner, once, and its climb when that has passed as well', async () => {
    const { id } = await house.withClock({ due: DUE, climbs: [CLIMB] });
    expect(await sweep()).toBe(0);
    await house.travelTo('2026-03-31T03:00:00Z');
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    const overdue = ['deadline-set', 'deadline-overdue', 'deadline.overdue', 'deadline.overdue'];
    expect(await house.told(id)).toEqual(overdue);
    await house.travelTo('2026-04-20T03:59:59Z');
    expect(await sweep()).toBe(0);
    await house.travelTo('2026-04-20T04:00:00Z');
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    expect(await house.told(id)).toEqual([...overdue, 'deadline-climbed', 'deadline.climbed']);
  });

  it('is told of once also where the process speaks up afterwards, and two sweeps run at once', async () => {
    const thing = await house.withClock({ due: '2026-04-21T03:59:59.000Z' });
    await house.travelTo('2026-04-22T12:00:00Z');
    await Promise.all([sweep(), sweep(), reached(thing, { due: '2026-04-21T03:59:59.000Z' })]);
    expect((await house.told(thing.id)).filter((name) => name === 'deadline-overdue')).toHaveLength(1);
  });

  it('is told of although others before it cannot be: one broken record holds up nobody', async () => {
    const due = '2026-04-23T03:59:59.000Z';
    const broken = await house.withClock({ due: '2026-04-22T20:00:00.000Z' });
    const sound = await house.withClock({ due });
    house.get(Things).breaks.add(broken.id);
    await house.travelTo('2026-04-24T12:00:00Z');
    expect(await sweep()).toBe(1);
    expect(await house.told(sound.id)).toContain('deadline-overdue');
    house.get(Things).breaks.clear();
    expect(await sweep()).toBe(1);
    expect(await house.told(broken.id)).toContain('deadline-overdue');
  });

  it('is met where the record has moved on, and nobody is told that it is late', async () => {
    const thing = await house.withClock({ due: '2026-04-25T03:59:59.000Z' });
    await house.admin.query(`update things set stage = 'diagnosis' where id = $1`, [thing.id]);
    await house.travelTo('2026-04-26T12:00:00Z');
    expect([await sweep(), await sweep()]).toEqual([0, 0]);
    expect(await house.told(thing.id)).toEqual(['deadline-set', 'deadline-met']);
  });

  it('is settled by what happened since, although the process has not heard of it', async () => {
    const since = { countedFrom: '2026-04-26T12:00:00.000Z', settledBy: 'session-held' };
    const clocks = ['2026-04-27T03:59:59.000Z', '2026-04-28T03:59:59.000Z'].map((due) => ({ due, ...since }));
    const things = [await house.withClock(clocks[0]!), await house.withClock(clocks[1]!)] as const;
    for (const { id } of things) await happened(id, '2026-04-26T15:00:00.000Z');
    await house.travelTo('2026-04-29T12:00:00Z');
    expect(await reached(things[0], clocks[0]!)).toMatchObject({ verdict: 'answered' });
    expect(await sweep()).toBe(0);
    for (const { id } of things) expect(await house.told(id)).toEqual(['deadline-set', 'deadline-met']);
  });

  it('is late where what should have happened happened before it was counted', async () => {
    const clock = {
      due: '2026-05-05T03:59:59.000Z',
      countedFrom: '2026-04-29T12:00:00.000Z',
      settledBy: 'session-held',
    };
    const { id } = await house.withClock(clock);
    await happened(id, '2026-04-28T12:00:00.000Z');
    await house.travelTo('2026-05-06T12:00:00Z');
    expect(await sweep()).toBe(1);
    expect(await house.told(id)).toContain('deadline-overdue');
  });

  it('is late where it was counted anew to the same evening: what settled it before settles it no more', async () => {
    const clock = { due: '2026-05-07T03:59:59.000Z', settledBy: 'session-held' };
    const thing = await house.withClock({ ...clock, countedFrom: '2026-05-06T12:00:00.000Z' });
    await happened(thing.id, '2026-05-06T15:00:00.000Z');
    await house.put(thing, [{ ...clock, countedFrom: '2026-05-06T15:00:00.000Z' }], 2);
    await house.travelTo('2026-05-07T12:00:00Z');
    expect(await reached(thing, clock)).toMatchObject({ verdict: 'stands' });
    expect(await house.told(thing.id)).toContain('deadline-overdue');
  });

  it('is told of as running again where a pause had laid it down, late or not, and nobody is told twice that it is late', async () => {
    const clock = { due: '2026-05-07T03:59:59.000Z' };
    const thing = await house.withClock(clock);
    await house.put(thing, [], 2);
    await house.put(thing, [clock], 3);
    await house.travelTo('2026-05-07T12:00:00Z');
    expect(await reached(thing, clock)).toMatchObject({ verdict: 'stands' });
    await house.put(thing, [], 4);
    await house.put(thing, [clock], 5);
    await house.put(thing, [clock], 6);
    const clocks = (await house.told(thing.id)).filter((event) => event.startsWith('deadline-'));
    const [paused, again] = ['deadline-met', 'deadline-resumed'];
    expect(clocks).toEqual(['deadline-set', paused, again, 'deadline-overdue', paused, again]);
    expect(await overdueSince(thing.id)).toEqual([null, '2026-05-07T12:00:00.000Z']);
  });

  it('is found among many, page by page', async () => {
    const due = '2026-05-07T03:59:59.000Z';
    for (let n = 0; n < 105; n++) await house.withClock({ due });
    await house.travelTo('2026-05-08T12:00:00Z');
    expect(await sweep()).toBe(105);
  });

  /** What was said of each clock that runs again. */
  async function overdueSince(id: string): Promise<(string | null)[]> {
    const said = `select payload -> 'data' ->> 'overdueSince' as since from outbox
      where entity_id = $1 and subject like '%deadline-resumed' order by seq`;
    return (await house.rows<{ since: string | null }>(said, [id])).map(({ since }) => since);
  }

  function happened(id: string, asOf: string): Promise<void> {
    const message = { asOf, what: 'session-held', actor: 'gestora-1' };
    const signal = { kind: 'signal', process: 'caseManagement', workflowId: `case-${id}`, signal: 'happened' } as const;
    return house.under({}, () =>
      house
        .get(UnitOfWork)
        .run('test', async (tx) => tx.tell({ ...signal, message }, { id, commune: HERE, version: 1 })),
    );
  }
});
