import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deadline, OlnEvent } from '@oln/contracts';
import { newId, type Tx } from '@oln/service-kit';
import { MergedPersonConsumer } from '../merged-person/merged-person.nats.js';
import { StaffService } from '../staff/staff.service.js';
import { OpenCases } from '../open-case/open-case.service.js';
import { AlertLife } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, HERE } from '../testing/alerts-house.spec.js';
import { WatchDoor } from '../process-door/watch-deadlines.js';
import { ChildhoodConsumer } from './childhood.nats.js';

describe('what others tell of a child that is watched', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  const fact = <Data>(data: Data, entityversion = 1) => ({ commune: HERE, entityversion, data }) as OlnEvent<never>;
  const tell = (work: (tx: Tx) => Promise<unknown>) => house.inbox(work);
  const merge = (id: string, into: string, version = 2) =>
    tell((tx) => house.get(MergedPersonConsumer).merge(fact({ id, into }, version), tx));
  const undo = (id: string, from: string, version = 3) =>
    tell((tx) => house.get(MergedPersonConsumer).undo(fact({ id, from }, version), tx));

  it.each([
    ['of-age', 'ofAge'],
    ['deceased', 'deceased'],
  ] as const)('%s ends the watch; what is open is told of and still wants an answer', async (outcome, method) => {
    const { id, childId } = await life.raise();
    for (let times = 0; times < 2; times += 1)
      await tell((tx) => house.get(ChildhoodConsumer)[method](fact({ id: childId, familyIds: [] }), tx));
    expect(await life.watch(childId!)).toMatchObject({ stage: 'ended', outcome, open: 1 });
    expect((await house.names(childId!)).filter((name) => name.startsWith('watch.left'))).toEqual([
      'watch.left-childhood → coordinator',
    ]);
    expect((await house.told(childId!)).at(-1)).toMatchObject({
      signal: 'moved',
      message: { stage: 'ended', outcome, ended: true },
    });
    expect(await life.get(id)).toMatchObject({ stage: 'triage' });
    expect((await life.raise({ childId })).stage).toBe('triage');
  });

  it('two entries that are one child: their watches are one, and their alerts looked at together', async () => {
    const [gone, stays] = [newId(), newId()].sort(() => Math.random() - 0.5) as [string, string];
    const one = await life.raise({ childId: gone, factors: ['school-absence'] });
    const other = await life.raise({ childId: stays, factors: ['isolated-family'], source: 'network' });
    for (let times = 0; times < 2; times += 1) await merge(gone, stays);
    expect(await life.watch(gone)).toMatchObject({ stage: 'ended', outcome: 'merged' });
    expect(await life.watch(stays)).toMatchObject({ stage: 'active', alerts: 2, open: 2, severity: 'medium' });
    for (const { id } of [one, other])
      expect(await life.get(id)).toMatchObject({ childId: stays, severity: 'medium', correlations: ['simultaneous'] });
    const third = await life.raise({ childId: gone });
    expect(third).toMatchObject({ childId: stays });
    expect((await life.watch(stays)).alerts).toBe(3);
  });

  it('into an entry that had no alerts yet', async () => {
    const [gone, stays] = [newId(), newId()];
    const { id } = await life.raise({ childId: gone });
    await merge(gone, stays);
    expect(await life.watch(stays)).toMatchObject({ stage: 'active', alerts: 1, open: 1 });
    expect((await life.get(id)).childId).toBe(stays);
    expect((await house.told(stays))[0]).toMatchObject({ kind: 'start' });
  });

  /** As the process of a watch puts its clock; gives how many run then. */
  async function putQuiet(id: string, revision: number): Promise<number> {
    const { version } = await life.watch(id);
    const clock = {
      rule: 'active.quiet',
      due: '2026-06-01T03:59:59.000Z',
      overdueTo: 'coordinator',
      climbs: [],
      kind: 'ask',
    };
    const put = { id, commune: HERE, version, revision, stage: 'active', deadlines: [clock as Deadline] };
    await house.under({}, () => house.get(WatchDoor).putDeadlines({ ...put, asOf: house.now.toISOString() }));
    const sql = `select 1 from due_dates where entity_id = $1 and state <> 'met'`;
    return (await house.admin.query(sql, [id])).rows.length;
  }

  it('a merge that is undone: each has its own watch again, and nobody is without', async () => {
    const [gone, stays] = [newId(), newId()];
    const one = await life.raise({ childId: gone });
    const other = await life.raise({ childId: stays });
    await putQuiet(gone, 7);
    await merge(gone, stays);
    await undo(gone, stays);
    // The process that is started anew counts from one.
    expect(await putQuiet(gone, 1)).toBe(1);
    expect(await life.get(one.id)).toMatchObject({ childId: gone });
    expect(await life.get(other.id)).toMatchObject({ childId: stays });
    expect(await life.watch(gone)).toMatchObject({ stage: 'active', alerts: 1, open: 1 });
    expect((await life.watch(stays)).open).toBe(1);
    expect((await house.told(gone)).at(-1)).toMatchObject({ kind: 'start', revive: true });
    expect(await house.names(gone)).toContain('watch.restored → coordinator');
  });

  it('a merge whose undoing was told before it leaves both as they are; the next one joins them', async () => {
    const [gone, stays] = [newId(), newId()];
    const { id } = await life.raise({ childId: gone });
    await life.raise({ childId: stays });
    await undo(gone, stays, 3);
    await merge(gone, stays, 2);
    expect(await life.watch(gone)).toMatchObject({ stage: 'active', alerts: 1, open: 1 });
    expect((await life.watch(stays)).alerts).toBe(1);
    await merge(gone, stays, 4);
    expect(await life.watch(gone)).toMatchObject({ stage: 'ended', outcome: 'merged' });
    expect(await life.watch(stays)).toMatchObject({ alerts: 2, open: 2 });
    expect((await life.get(id)).childId).toBe(stays);
  });

  it('merged into another entry before the undoing of the first merge is told: nothing stays with the first', async () => {
    const [gone, first, second] = [newId(), newId(), newId()];
    const { id } = await life.raise({ childId: gone });
    await life.raise({ childId: first });
    await merge(gone, first, 2);
    await merge(gone, second, 4);
    await undo(gone, first, 3);
    expect((await life.get(id)).childId).toBe(second);
    expect(await life.watch(gone)).toMatchObject({ stage: 'ended', outcome: 'merged' });
    expect((await life.watch(first)).open).toBe(1);
    expect(await life.watch(second)).toMatchObject({ stage: 'active', alerts: 1, open: 1 });
  });

  it('a professional who takes the family over takes its alerts over; one who leaves leaves none behind', async () => {
    const alert = await life.raise();
    const caseId = await life.openCase(alert.childId!);
    const handed = {
      id: caseId,
      line: 'case-management',
      from: 'gestora-1',
      to: 'gestora-2',
      holdsPlace: true,
      reason: 'leave',
    };
    await tell((tx) => house.get(OpenCases).reassigned(tx, HERE, handed as never));
    expect((await life.get(alert.id)).personInCharge).toBe('gestora-2');
    expect(await house.names(alert.id)).toContain('alert.in-charge → gestora-2');
    await tell((tx) => house.get(StaffService).left(tx, HERE, 'gestora-2'));
    expect((await life.get(alert.id)).personInCharge).toBeUndefined();
    expect(await house.names(alert.id)).toContain('alert.person-left → coordinator');
    expect((await house.told(alert.id)).at(-1)).toMatchObject({ signal: 'reassigned' });
  });

  it('somebody is put in charge of an alert and of a watch', async () => {
    const alert = await life.raise();
    await life.step(alert.id, 'person-in-charge', { person: 'gestora-3' }, life.coordinator);
    expect(await life.watchStep(alert.childId!, 'person-in-charge', { person: 'gestora-3' })).toMatchObject({
      personInCharge: 'gestora-3',
    });
    const { items } = body(await life.coordinator.get<{ items: { id: string }[] }>('/alerts?personInCharge=gestora-3'));
    expect(items.map(({ id }) => id)).toEqual([alert.id]);
    const watches = body(await life.coordinator.get<{ items: { id: string }[] }>('/watches?personInCharge=gestora-3'));
    expect(watches.items.map(({ id }) => id)).toEqual([alert.childId]);
  });

  it('has told of every version of every alert and watch', async () => {
    expect(await house.untold()).toEqual([]);
  });
});
