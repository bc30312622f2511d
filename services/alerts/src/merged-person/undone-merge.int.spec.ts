import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OlnEvent } from '@oln/contracts';
import { newId, type Tx } from '@oln/service-kit';
import { eventually } from '@oln/testing';
import { AlertIntake } from '../alert/alert-intake.service.js';
import { AlertLife } from '../testing/alert-life.spec.js';
import { AlertsHouse, HERE } from '../testing/alerts-house.spec.js';
import { ChildhoodConsumer } from '../watch/childhood.nats.js';
import { MergedPersonConsumer } from './merged-person.nats.js';

describe('Alerts that came in under an entry while it was merged, once the merge is undone', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  const fact = <Data>(data: Data, entityversion = 1) => ({ commune: HERE, entityversion, data }) as OlnEvent<never>;
  const merge = (id: string, into: string, version = 2) =>
    house.inbox((tx) => house.get(MergedPersonConsumer).merge(fact({ id, into }, version), tx));
  const undo = (id: string, from: string, version = 3) =>
    house.inbox((tx) => house.get(MergedPersonConsumer).undo(fact({ id, from }, version), tx));
  const pair = () => [newId(), newId()].sort(() => Math.random() - 0.5) as [string, string];
  const starts = async (id: string) => (await house.told(id)).filter(({ kind }) => kind === 'start');

  it('are watched under it: it had no watch of its own, and has one now, with a process and a notice', async () => {
    const [gone, stays] = pair();
    const other = await life.raise({ childId: stays, factors: ['isolated-family'] });
    await merge(gone, stays);
    const alert = await life.raise({ childId: gone, factors: ['sexual-abuse-suspected'] });
    expect(alert).toMatchObject({ childId: stays, severity: 'critical' });
    for (let times = 0; times < 2; times += 1) await undo(gone, stays);

    expect((await life.get(alert.id)).childId).toBe(gone);
    const opened = { stage: 'active', severity: 'critical', alerts: 1, open: 1, personInCharge: 'gestora-1' };
    expect(await life.watch(gone)).toMatchObject({ ...opened, version: 1 });
    expect(await house.names(gone)).toEqual(['watch.opened', 'watch.joined', 'watch.restored → coordinator']);
    expect(await starts(gone)).toHaveLength(1);
    const left = await life.get(other.id);
    expect(left).toMatchObject({ childId: stays });
    expect(await life.watch(stays)).toMatchObject({ stage: 'active', open: 1, severity: left.severity });

    expect((await life.raise({ childId: gone })).childId).toBe(gone);
    expect(await life.watch(gone)).toMatchObject({ alerts: 2, open: 2 });
  });

  it('that are answered come back as well: the next alert of the child is looked at beside them', async () => {
    const [gone, stays] = pair();
    await merge(gone, stays);
    const alert = await life.raise({ childId: gone, factors: ['school-absence'] });
    await life.verify(alert.id);
    await life.step(alert.id, 'answer', { kind: 'intake' });
    await life.arrived(alert.id, 'intake', newId());
    await undo(gone, stays);
    expect(await life.watch(gone)).toMatchObject({ stage: 'active', severity: 'low', alerts: 1, open: 0 });
    expect(await life.watch(stays)).toMatchObject({ severity: 'low', open: 0 });
    const next = await life.raise({ childId: gone, factors: ['school-absence'] });
    expect(next).toMatchObject({ childId: gone, correlations: ['successive'] });
  });

  it('come back to a child that is one no more: its watch stays ended, and somebody is told of what is open', async () => {
    const [gone, stays] = pair();
    const first = await life.raise({ childId: gone, factors: ['school-absence'] });
    await house.inbox((tx) => house.get(ChildhoodConsumer).ofAge(fact({ id: gone, familyIds: [] }), tx));
    await life.raise({ childId: stays });
    await merge(gone, stays);
    const alert = await life.raise({ childId: gone, factors: ['school-absence'] });
    expect(alert.childId).toBe(stays);
    const before = await house.names(gone);
    for (let times = 0; times < 2; times += 1) await undo(gone, stays);
    expect(await life.get(alert.id)).toMatchObject({ childId: gone });
    expect((await life.get(first.id)).correlatedWith).toEqual([alert.id]);
    expect(await life.watch(gone)).toMatchObject({ stage: 'ended', outcome: 'of-age' });
    expect((await house.names(gone)).slice(before.length)).toEqual(['watch.left-childhood → coordinator']);
    expect((await life.watch(stays)).open).toBe(1);
  });

  it('of an entry that is merged into it come with it, also if its own merge was told first', async () => {
    const [first, gone, stays] = [newId(), newId(), newId()];
    const alert = await life.raise({ childId: first });
    await merge(gone, stays);
    await merge(first, gone);
    expect((await life.get(alert.id)).childId).toBe(stays);
    await undo(gone, stays);
    expect((await life.get(alert.id)).childId).toBe(gone);
    expect(await life.watch(gone)).toMatchObject({ stage: 'active', alerts: 1, open: 1 });
    expect((await life.watch(stays)).open).toBe(0);
    await undo(first, gone);
    expect((await life.get(alert.id)).childId).toBe(first);
    expect(await life.watch(first)).toMatchObject({ stage: 'active', alerts: 1, open: 1 });
    expect((await life.watch(gone)).open).toBe(0);
  });

  it('lie with the entry it was merged into next, if that is told before the undoing', async () => {
    const [gone, stays, next] = [newId(), newId(), newId()];
    await merge(gone, stays, 2);
    const alert = await life.raise({ childId: gone });
    await merge(gone, next, 4);
    await undo(gone, stays, 3);
    expect((await life.get(alert.id)).childId).toBe(next);
    expect(await life.watch(next)).toMatchObject({ stage: 'active', alerts: 1, open: 1 });
    expect((await life.watch(stays)).open).toBe(0);
  });

  /** Another replica hears `told` while `work` is done, and not yet to be seen. */
  const meanwhile = async (work: (tx: Tx) => Promise<unknown>, told: () => Promise<void>): Promise<void> => {
    let telling: Promise<void> | undefined;
    await house.inbox(async (tx) => {
      await work(tx);
      let isTold = false;
      telling = told().finally(() => (isTold = true));
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await eventually(async () => isTold || (await house.admin.query(waiting)).rowCount! > 0);
    });
    await telling;
  };
  const takenMeanwhile = async (childId: string, told: () => Promise<void>): Promise<string> => {
    const of = { commune: HERE, childId, factors: ['neglect'], reference: newId() };
    const telling = { ...of, source: 'staff', raisedBy: 'gestora-1' } as const;
    let id = '';
    const take = async (tx: Tx) => (id = (await house.get(AlertIntake).take(tx, telling)).alert.id);
    await meanwhile(take, told);
    return id;
  };

  it('come back also if they were being written down when the undoing was told', async () => {
    const [gone, stays] = pair();
    await merge(gone, stays);
    const id = await takenMeanwhile(gone, () => undo(gone, stays));
    expect((await life.get(id)).childId).toBe(gone);
    expect(await life.watch(gone)).toMatchObject({ stage: 'active', alerts: 1, open: 1 });
  });

  it('and one that was being written down when the merge was told is watched with the others', async () => {
    const [gone, stays] = pair();
    await life.raise({ childId: stays });
    const id = await takenMeanwhile(gone, () => merge(gone, stays));
    expect((await life.get(id)).childId).toBe(stays);
    expect(await life.watch(stays)).toMatchObject({ alerts: 2, open: 2 });
    expect(await life.watch(gone)).toMatchObject({ stage: 'ended', outcome: 'merged' });
  });

  it('stay with it when another entry is merged into it while the undoing is told', async () => {
    const [gone, stays] = pair();
    const first = newId();
    await merge(gone, stays);
    await life.raise({ childId: gone });
    const alert = await life.raise({ childId: first });
    await meanwhile(
      (tx) => house.get(MergedPersonConsumer).undo(fact({ id: gone, from: stays }, 3), tx),
      () => merge(first, gone),
    );
    expect((await life.get(alert.id)).childId).toBe(gone);
    expect(await life.watch(gone)).toMatchObject({ alerts: 2, open: 2 });
  });
});
