import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { AlertLife } from '../testing/alert-life.spec.js';
import { AlertsHouse, body } from '../testing/alerts-house.spec.js';

const NETWORK = { source: 'network', institutionId: '01939b1e-0000-7000-8000-0000000000d1' };

describe('alerts of one child', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  it('of two sources weigh more together, both of them, and join one watch', async () => {
    const childId = newId();
    const first = await life.raise({ childId, factors: ['school-absence'] });
    expect(first).toMatchObject({ stage: 'triage', severity: 'low', correlations: [] });
    const second = await life.raise({ childId, factors: ['isolated-family'], ...NETWORK });
    expect(second).toMatchObject({ severity: 'medium', correlations: ['simultaneous'], correlatedWith: [first.id] });
    expect(await life.get(first.id)).toMatchObject({ severity: 'medium', correlations: ['simultaneous'], version: 2 });
    expect((await house.told(first.id)).at(-1)).toMatchObject({
      signal: 'moved',
      message: { stage: 'triage', priority: 'medium', anchors: { receivedAt: '2026-03-02T13:00:00.000Z' } },
    });
    const third = await life.raise({ childId, factors: ['housing-precarious'] });
    expect(third).toMatchObject({ severity: 'high', correlations: ['simultaneous', 'successive', 'complex'] });
    expect(await life.watch(childId)).toMatchObject({ stage: 'active', severity: 'high', alerts: 3, open: 3 });
    const started = (await house.told(childId)).map(({ kind, signal }) => signal ?? kind);
    expect(started.filter((one) => one === 'start')).toHaveLength(1);
    expect(started.filter((one) => one === 'alert-joined' || one === 'happened')).toHaveLength(2);
  });

  it('the same alert twice is one; with more it weighs more, never less', async () => {
    const reference = newId();
    const telling = { childId: newId(), factors: ['neglect'], reference };
    const first = await life.raise(telling);
    const again = body(await life.coordinator.post<{ id: string; known: boolean }>('/alerts', telling), 201);
    expect(again).toMatchObject({ id: first.id, known: true });
    expect(await life.get(first.id)).toMatchObject({ version: 1, timesTold: 1 });
    await life.raise({ ...telling, factors: ['suicidal-ideation'] });
    const more = await life.get(first.id);
    expect(more).toMatchObject({ severity: 'critical', factors: ['neglect', 'suicidal-ideation'], timesTold: 2 });
    await life.raise({ ...telling, factors: ['school-absence'] });
    expect(await life.get(first.id)).toMatchObject({ severity: 'critical' });
    expect((await life.watch(telling.childId)).alerts).toBe(1);
    expect(await house.names(first.id)).toContain('alert.severity-rose → coordinator');
  });

  it('without a reference it is one by who tells of whom on which day; the next day it is another', async () => {
    const telling = { childId: newId(), factors: ['neglect'], reference: undefined };
    const first = await life.raise(telling);
    expect((await life.raise(telling)).id).toBe(first.id);
    expect((await life.raise(telling, life.coordinator)).id).not.toBe(first.id);
    expect((await life.raise({ ...telling, receivedAt: '2026-03-01T13:00:00Z' })).id).not.toBe(first.id);
  });

  it('one that was answered stays answered: more of it is another alert, found again as well', async () => {
    const telling = { childId: newId(), factors: ['neglect'], reference: newId() };
    const first = await life.raise(telling);
    await life.step(first.id, 'dismissal', { reason: 'not-confirmed', note: 'Nadie lo confirma.' });
    expect((await life.raise(telling)).id).toBe(first.id);
    const second = await life.raise({ ...telling, factors: ['violence-suspected'] });
    expect(second.id).not.toBe(first.id);
    expect(second).toMatchObject({ correlations: ['successive'], severity: 'critical' });
    expect((await life.raise({ ...telling, factors: ['violence-suspected'] })).id).toBe(second.id);
    expect(await life.watch(telling.childId)).toMatchObject({ alerts: 2, open: 1 });
  });

  it('many at once are each there once, correlated with all others, whoever comes first', async () => {
    const childId = newId();
    const telling = (at: number) => ({
      childId,
      factors: ['school-absence'],
      reference: `r${at}`,
      ...(at % 2 && NETWORK),
    });
    const all = Array.from({ length: 8 }, (_, at) => telling(at));
    const twice = [...all, ...all].map((one) => life.manager.post<{ id: string }>('/alerts', one));
    const ids = new Set((await Promise.all(twice)).map((answer) => body(answer, 201).id));
    expect(ids.size).toBe(8);
    for (const id of ids) {
      const alert = await life.get(id);
      expect([...alert.correlatedWith, id].sort()).toEqual([...ids].sort());
      expect(alert).toMatchObject({ severity: 'medium', correlations: ['simultaneous', 'successive'] });
    }
    expect(await life.watch(childId)).toMatchObject({ alerts: 8, open: 8 });
  });

  it('each explains its severity, by the rules that were in force', async () => {
    const alert = await life.raise({ factors: ['violence-suspected', 'school-absence'] });
    expect(alert).toMatchObject({ rules: '2026.1', judged: 'high' });
    expect(alert.because).toEqual([
      { rule: 'factor:school-absence', gives: 'low' },
      { rule: 'factor:violence-suspected', gives: 'high' },
    ]);
  });

  it('critical ones are told at once to who is on duty and to the coordinator', async () => {
    body(await life.coordinator.put('/communes/13110/duty', { person: 'gestora-7' }, { ifMatch: 0 }));
    const { id } = await life.fromSan({ factors: ['imminent-danger'] });
    expect(await house.names(id)).toEqual(
      expect.arrayContaining(['alert.received-critical → coordinator', 'alert.received-critical → gestora-7']),
    );
    expect(await life.get(id)).toMatchObject({ personInCharge: 'gestora-7', stage: 'received' });
  });

  it('has told of every version of every alert and watch', async () => {
    expect(await house.untold()).toEqual([]);
  });
});
