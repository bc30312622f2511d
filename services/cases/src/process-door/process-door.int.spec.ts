import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PassedDueDates, UnitOfWork } from '@oln/service-kit';
import { WatchedManagement } from '../case-file/watched-cases.js';
import { body, CasesHouse } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';
import { CaseDeadlines } from './case-deadlines.js';

const DUE = '2026-03-31T02:59:59.000Z';

describe('a process that asks its owner', () => {
  let house: CasesHouse;
  let life: FamilyLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
  });
  afterAll(() => house?.close());

  const notices = async (id: string): Promise<Record<string, unknown>[]> =>
    (
      await house.admin.query(
        `select payload -> 'data' as data from outbox where entity_id = $1 and entity = 'notice' and payload -> 'data' ->> 'code' like 'deadline.%' order by seq`,
        [id],
      )
    ).rows.map((row) => row.data);

  it('is told "not yet" while the clock of the house is behind its own', async () => {
    const { id } = await life.open();
    expect(await life.ring(id, 'invitation.respond', DUE)).toMatchObject({
      verdict: 'not-yet',
      standing: { asOf: '2026-03-02T13:00:00.000Z' },
    });
  });

  it('makes a term overdue once, tells the coordinator, and climbs', async () => {
    const { id } = await life.open();
    await house.travelTo('2026-03-31T03:00:00Z');
    for (let time = 0; time < 3; time += 1)
      expect((await life.ring(id, 'invitation.respond', DUE)).verdict).toBe('stands');
    await life.ring(id, 'invitation.respond', DUE, 'climb');
    expect(await notices(id)).toMatchObject([
      { code: 'deadline.overdue', toPerson: 'gestora-1' },
      { code: 'deadline.overdue', toRole: 'coordinator' },
      { code: 'deadline.climbed', toRole: 'regional-supervisor' },
    ]);
    const { items } = body(await life.manager.get<{ items: { recordId: string; overdue: boolean }[] }>('/due/today'));
    expect(items.find((item) => item.recordId === id)).toMatchObject({ overdue: true, rule: 'invitation.respond' });
  });

  it('hears "answered" where the case has moved on, and nobody is told', async () => {
    const { id } = await life.open();
    const door = house.service.app.get(CaseDeadlines);
    const about = { id, commune: '13110', stage: 'invitation', asOf: house.now.toISOString() };
    const deadlines = [
      { rule: 'invitation.respond', due: DUE, overdueTo: 'coordinator', climbs: [], kind: 'term' as const },
    ];
    await house.under({}, () =>
      door.put('caseManagement', { ...about, version: 1, revision: 1, deadlines: deadlines as never }),
    );
    await life.accept(id);
    const answer = await house.under({}, () =>
      door.reached('caseManagement', { ...about, rule: 'invitation.respond', due: DUE, level: 'due' }),
    );
    expect(answer).toMatchObject({ verdict: 'answered', standing: { stage: 'diagnosis', version: 2 } });
    expect(await notices(id)).toEqual([]);
    expect(await house.events(id)).toContain('case.deadline-met');
    // Clocks of the stage that was left are not set again by a late retry.
    await house.under({}, () =>
      door.put('caseManagement', { ...about, version: 1, revision: 2, deadlines: deadlines as never }),
    );
    expect(body(await life.manager.get<unknown[]>(`/cases/${id}/due`))).toEqual([]);
  });

  it('wakes somebody at the end of a pause, and the clocks run again', async () => {
    await house.travelTo('2026-04-01T13:00:00Z');
    const { id } = await life.open();
    await life.change(id, 'pause', { until: '2026-04-20', reason: 'hospital' });
    expect((await house.told(id)).at(-1)).toMatchObject({
      signal: 'paused',
      message: { until: '2026-04-21T03:59:59.000Z' },
    });
    await house.travelTo('2026-04-21T03:59:59Z');
    expect(await life.ring(id, 'pause.ends', '2026-04-21T03:59:59.000Z')).toMatchObject({
      verdict: 'stands',
      standing: { version: 3 },
    });
    expect(await life.get(id)).not.toHaveProperty('pause');
    expect((await house.told(id)).map((message) => message.signal)).toContain('resumed');
    expect(await life.ring(id, 'pause.ends', '2026-04-21T03:59:59.000Z')).toMatchObject({
      verdict: 'answered',
      standing: { version: 3 },
    });
  });

  it('is told anew what it cannot know after it was lost', async () => {
    const file = await life.open();
    await life.toExecution(file);
    const session = { kind: 'office', at: '2026-04-21T03:59:59Z', held: true, children: [] };
    body(await life.manager.post(`/cases/${file.id}/sessions`, session), 201);
    await life.change(file.id, 'pause', { until: '2026-04-30', reason: 'hospital' });
    await house.travelTo('2026-04-24T13:00:00Z');
    await life.change(file.id, 'resumption');
    await house.travelTo('2026-04-27T13:00:00Z');
    await life.change(file.id, 'pause', { until: '2026-05-20', reason: 'family-away' });
    const before = (await house.told(file.id)).length;
    const watched = house.service.app.get(WatchedManagement);
    const start = await house.under({ communes: '*', kind: 'system' }, () =>
      house.service.app.get(UnitOfWork).run('watchdog.revive', (tx) => watched.revival(tx, file.id)),
    );
    expect(start).toMatchObject({
      revive: true,
      input: {
        stage: 'execution',
        anchors: { acceptedAt: '2026-04-21T03:59:59.000Z' },
        pauses: [{ from: '2026-04-21T03:59:59.000Z', to: '2026-04-24T13:00:00.000Z' }],
        pause: { since: '2026-04-27T13:00:00.000Z', until: '2026-05-21T03:59:59.000Z', reason: 'family-away' },
      },
    });
    const put = {
      id: file.id,
      commune: '13110',
      version: 7,
      revision: 1,
      stage: 'execution',
      deadlines: [],
      asOf: house.now.toISOString(),
    };
    await house.under({}, () => house.service.app.get(CaseDeadlines).put('caseManagement', put));
    const told = (await house.told(file.id)).slice(before);
    expect(told.map(({ signal, message }) => [signal, message!.what])).toEqual([['happened', 'session-held']]);
  });

  it('puts what was late before a pause again for the colleague who has the case now', async () => {
    const { id } = await life.open();
    const due = '2026-04-27T03:59:59.000Z';
    expect(await life.ring(id, 'invitation.respond', due)).toMatchObject({ verdict: 'stands' });
    await life.change(id, 'pause', { until: '2026-05-20', reason: 'hospital' });
    await life.change(id, 'reassignment', { to: 'gestora-2', reason: 'staff-left' }, life.coordinator);
    await life.change(id, 'resumption', {}, life.coordinator);
    await life.ring(id, 'invitation.respond', due, 'reminder');
    const lateOf = async (person: string) => {
      const path = '/due?overdue=true';
      const { items } = body(
        await (await house.as(person, ['case-manager'])).get<{ items: { recordId: string }[] }>(path),
      );
      return items.filter(({ recordId }) => recordId === id).length;
    };
    expect([await lateOf('gestora-1'), await lateOf('gestora-2')]).toEqual([0, 1]);
  });

  it('that is silent about a date that passed is spoken for by the watchdog', async () => {
    const { id } = await life.open();
    const due = '2026-04-28T03:59:59.500Z';
    await life.ring(id, 'invitation.respond', due, 'reminder');
    await house.travelTo('2026-04-29T13:00:00Z');
    const repair = () =>
      house.under({ communes: '*', kind: 'system' }, () =>
        house.service.app.get(PassedDueDates).repairBefore(house.now),
      );
    expect(await repair()).toBeGreaterThanOrEqual(1);
    expect((await notices(id)).filter(({ code }) => code === 'deadline.overdue')).toHaveLength(2);
    expect(await repair()).toBe(0);
  });
});
