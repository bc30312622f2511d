import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deadline } from '@oln/contracts';
import { PassedDueDates, UnitOfWork, newId } from '@oln/service-kit';
import { SYSTEM } from '@oln/identity';
import { AlertLife } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, HERE } from '../testing/alerts-house.spec.js';
import { WatchDoor } from './watch-deadlines.js';
import { WatchedAlerts } from './watched-alerts.js';
import { WatchedWatches } from './watched-watches.js';

const VERIFY: Deadline = {
  rule: 'triage.high',
  due: '2026-03-03T13:00:00.000Z',
  remindAt: '2026-03-03T03:24:00.000Z',
  overdueTo: 'coordinator',
  climbs: [{ at: '2026-03-04T13:00:00.000Z', to: 'regional-supervisor' }],
  kind: 'term',
};
const QUIET: Deadline = {
  rule: 'active.quiet',
  due: '2026-06-01T03:59:59.000Z',
  overdueTo: 'coordinator',
  climbs: [],
  kind: 'ask',
};

describe('processes of alerts and watches that ask their owner', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  const ringWatch = (id: string, clock = QUIET) => {
    const asked = { id, commune: HERE, stage: 'active', rule: clock.rule, due: clock.due, level: 'due' as const };
    return house.under({}, () => house.get(WatchDoor).deadlineReached({ ...asked, asOf: house.now.toISOString() }));
  };
  const putWatch = (id: string, version: number, deadlines: Deadline[], stage = 'active') =>
    house.under({}, () =>
      house
        .get(WatchDoor)
        .putDeadlines({ id, commune: HERE, version, revision: 1, stage, deadlines, asOf: house.now.toISOString() }),
    );

  it('an alert nobody verifies is overdue once, climbs, and stands first in the list of its severity', async () => {
    const later = await life.raise({ factors: ['violence-suspected'] });
    const alert = await life.raise({ factors: ['violence-suspected'] });
    await life.put(alert, [VERIFY]);
    await life.put(later, [{ ...VERIFY, due: '2026-03-03T15:00:00.000Z' }]);
    expect((await life.ring(alert.id, 'triage', VERIFY)).verdict).toBe('not-yet');
    await house.travelTo('2026-03-03T13:00:01Z');
    for (let time = 0; time < 3; time += 1)
      expect((await life.ring(alert.id, 'triage', VERIFY)).verdict).toBe('stands');
    await house.travelTo('2026-03-04T13:00:01Z');
    await life.ring(alert.id, 'triage', VERIFY, 'climb', 'regional-supervisor');
    expect((await house.names(alert.id)).filter((name) => name.startsWith('deadline.'))).toEqual([
      'deadline.overdue → gestora-1',
      'deadline.overdue → coordinator',
      'deadline.climbed → regional-supervisor',
    ]);
    const { items } = body(await life.coordinator.get<{ items: { id: string }[] }>('/alerts'));
    expect(items.map(({ id }) => id)).toEqual([alert.id, later.id]);
    await life.verify(alert.id, 'high');
    expect(await life.ring(alert.id, 'triage', VERIFY)).toMatchObject({
      verdict: 'answered',
      standing: { stage: 'answer' },
    });
    expect(await house.names(alert.id)).toContain('alert.deadline-met');
  });

  it('clocks of a stage that was left are not set, and the answer says where the alert is', async () => {
    const alert = await life.raise();
    await life.verify(alert.id);
    expect(await life.put(alert, [VERIFY])).toMatchObject({ stage: 'answer', version: 2, priority: 'medium' });
    const { rows } = await house.admin.query('select count(*)::int as n from due_dates where entity_id = $1', [
      alert.id,
    ]);
    expect(rows[0].n).toBe(0);
  });

  it('the dismissal that waits is the coordinator’s to confirm', async () => {
    const alert = await life.raise({ factors: ['violence-suspected'] });
    const waiting = await life.step(alert.id, 'dismissal', { reason: 'wrong-person', note: 'Era otra niña.' });
    const due = new Date(house.now.getTime() + 3_600_000).toISOString();
    const clock: Deadline = {
      rule: 'confirmation.confirm',
      due,
      askedOf: 'coordinator',
      overdueTo: 'deputy-coordinator',
      climbs: [],
      kind: 'term',
    };
    await life.put(waiting, [clock]);
    await house.travelTo(new Date(Date.parse(due) + 1_000).toISOString());
    await life.ring(alert.id, 'confirmation', clock);
    expect((await house.names(alert.id)).slice(-2)).toEqual([
      'deadline.overdue → coordinator',
      'deadline.overdue → deputy-coordinator',
    ]);
  });

  it('one whose dismissal is refused has its term again, and whoever is told when it passes is told again', async () => {
    const alert = await life.raise({ factors: ['violence-suspected'] });
    const anchorOf = async () => {
      const moves = (await house.told(alert.id)).filter(({ signal }) => signal === 'moved');
      return (moves.at(-1)!.message!.anchors as Record<string, string>).receivedAt;
    };
    const hours = (count: number) => new Date(Date.parse(alert.receivedAt) + count * 3_600_000).toISOString();
    const clockFrom = (start: number): Deadline => ({
      ...VERIFY,
      due: hours(start + 24),
      remindAt: undefined,
      climbs: [],
    });
    await life.put(alert, [clockFrom(0)]);
    await house.travelTo(hours(25));
    await life.ring(alert.id, 'triage', clockFrom(0));
    await life.step(alert.id, 'dismissal', { reason: 'wrong-person', note: 'Era otra niña.' });
    expect(await anchorOf()).toBe(alert.receivedAt);
    await house.travelTo(hours(26));
    const back = await life.step(alert.id, 'dismissal-return', { note: 'No lo era.' }, life.coordinator);
    expect([back.stage, await anchorOf()]).toEqual(['triage', hours(26)]);
    await life.put(back, [clockFrom(26)], 2);
    await house.travelTo(hours(51));
    await house.under(SYSTEM.watchdog, () => house.get(PassedDueDates).repairBefore(house.now));
    const overdue = (await house.names(alert.id)).filter((name) => name === 'deadline.overdue → coordinator');
    expect(overdue).toHaveLength(2);
    const revived = await house.under({}, () =>
      house.get(UnitOfWork).run('test', (tx) => house.get(WatchedAlerts).revival(tx, alert.id)),
    );
    expect(revived).toMatchObject({ input: { anchors: { receivedAt: hours(26) } } });
  });

  it('a watch goes quiet after ninety days with nothing open, and wakes with the next alert', async () => {
    const alert = await life.raise();
    const childId = alert.childId!;
    await putWatch(childId, 1, [QUIET]);
    await life.step(alert.id, 'dismissal', { reason: 'not-confirmed', note: 'Nadie lo confirma.' });
    expect((await life.watch(childId)).stage).toBe('active');
    await house.travelTo('2026-06-01T04:00:00Z');
    expect(await ringWatch(childId)).toMatchObject({ verdict: 'stands', standing: { stage: 'quiet' } });
    expect(await ringWatch(childId)).toMatchObject({ verdict: 'answered' });
    await life.raise({ childId });
    expect(await life.watch(childId)).toMatchObject({ stage: 'active', alerts: 2, open: 1 });
    const moves = (await house.events(childId)).filter(({ name }) => name === 'watch.moved').map(({ data }) => data.to);
    expect(moves).toEqual(['quiet', 'active']);
    const told = (await house.told(childId)).map(({ kind, signal }) => signal ?? kind);
    expect(told.filter((one) => one === 'start')).toHaveLength(1);
  });

  it('a watch with an open alert stays awake, and goes quiet with the last one', async () => {
    const alert = await life.raise();
    const clock = { ...QUIET, due: house.now.toISOString() };
    await putWatch(alert.childId!, 1, [clock]);
    expect(await ringWatch(alert.childId!, clock)).toMatchObject({
      verdict: 'answered',
      standing: { stage: 'active' },
    });
    await life.step(alert.id, 'dismissal', { reason: 'not-confirmed', note: 'Nadie lo confirma.' });
    expect((await life.watch(alert.childId!)).stage).toBe('quiet');
  });

  it('lost processes are started anew from where they stand, with what they cannot know', async () => {
    const alert = await life.raise();
    await life.verify(alert.id, 'high');
    await life.watchStep(alert.childId!, 'reviews', { finding: 'worsening', note: 'Tres alertas dicen lo mismo.' });
    const revive = (watched: WatchedAlerts | WatchedWatches, id: string) =>
      house.under({}, () => house.get(UnitOfWork).run('test', (tx) => watched.revival(tx, id)));
    expect(await revive(house.get(WatchedAlerts), alert.id)).toMatchObject({
      revive: true,
      workflowId: `alert-${alert.id}`,
      input: { stage: 'answer', priority: 'high', anchors: { receivedAt: alert.receivedAt } },
    });
    expect(await revive(house.get(WatchedWatches), alert.childId!)).toMatchObject({
      workflowId: `child-watch-${alert.childId}`,
      input: {
        stage: 'active',
        happened: { 'alert-joined': house.now.toISOString(), 'watch-reviewed': house.now.toISOString() },
      },
    });
    await life.step(alert.id, 'dismissal', { reason: 'wrong-person', note: 'Era otra niña.' });
    await life.step(alert.id, 'dismissal-confirmation', {}, life.coordinator);
    expect(await revive(house.get(WatchedAlerts), alert.id)).toBeUndefined();
    expect((await life.watch(alert.childId!)).reviews).toMatchObject([
      { finding: 'worsening', note: 'Tres alertas dicen lo mismo.' },
    ]);
  });

  it('a clock that passes without a word of its process is told of by the owner', async () => {
    const alert = await life.raise({ factors: ['violence-suspected'], childId: newId() });
    const due = new Date(house.now.getTime() + 3_600_000).toISOString();
    await life.put(alert, [{ ...VERIFY, due, remindAt: undefined, climbs: [] }]);
    await house.travelTo(new Date(house.now.getTime() + 7_200_000).toISOString());
    await house.under(SYSTEM.watchdog, () => house.get(PassedDueDates).repairBefore(house.now));
    expect(await house.names(alert.id)).toContain('deadline.overdue → coordinator');
  });

  it('has told of every version of every alert and watch', async () => {
    expect(await house.untold()).toEqual([]);
  });
});
