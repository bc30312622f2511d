import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MergedPersons, newId } from '@oln/service-kit';
import { body, codeOf, CommunityHouse, ELSEWHERE, HERE } from '../testing/community-house.spec.js';
import { CommunityLife } from '../testing/community-life.spec.js';
import type { ParticipantDto, ParticipationFiguresDto } from './participation.dto.js';

describe('who takes part in a community plan', () => {
  let house: CommunityHouse;
  let life: CommunityLife;

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    life = await CommunityLife.in(house);
  });
  afterAll(async () => {
    await life?.close();
    await house?.close();
  });

  const figures = async (path: string, by = life.manager): Promise<ParticipationFiguresDto> =>
    body(await by.get<ParticipationFiguresDto>(path));
  const people = async (planId: string, query = ''): Promise<ParticipantDto[]> =>
    body(await life.manager.get<{ items: ParticipantDto[] }>(`/plans/${planId}/participants${query}`)).items;

  it('counts once in the plan and once in the commune, whatever the number of activities', async () => {
    const [one, other] = [await life.open(), await life.open()];
    const children = [newId(), newId(), newId()];
    const before = (await figures(`/communes/${HERE}/participation`)).children.identified!;
    const first = await life.held(one.id);
    const all = children.map((child) => life.agreed(child));
    expect(await life.record(first.id, ...all)).toEqual({ joined: 3, attending: 3 });
    // Told again, nobody takes part twice; agreed once, nobody is asked again.
    expect(await life.record(first.id, ...all)).toEqual({ joined: 0, attending: 3 });
    const second = await life.held(one.id);
    expect(await life.record(second.id, { personId: children[0], as: 'child' })).toEqual({ joined: 0, attending: 1 });
    await life.record((await life.held(other.id)).id, life.agreed(children[0]));
    expect((await figures(`/plans/${one.id}/participation`)).children).toEqual({
      identified: 3,
      counted: { atLeast: 0, attendances: 0 },
    });
    expect((await figures(`/communes/${HERE}/participation`)).children.identified).toBe(before + 3);
    expect(await people(one.id, `?activityId=${second.id}`)).toMatchObject([{ personId: children[0], version: 2 }]);
    const [joined] = await people(one.id, `?activityId=${second.id}`);
    expect((await house.facts(joined!.id)).map(({ data }) => data)).toMatchObject([
      { activityId: first.id, personId: children[0], as: 'child', first: true },
      { activityId: second.id, first: false },
    ]);
  });

  it('is a child with its own word and its guardian’s, or an adult, as the registry knows them: all or none', async () => {
    const { id } = await life.held((await life.open()).id);
    const [child, adult] = [newId(), newId()];
    life.adults.add(adult);
    const refused = async (...told: object[]) => codeOf(await life.tryRecord(id, told));
    expect(await refused(life.agreed(), { personId: child, as: 'child' })).toEqual([422, 'PARTICIPATION.NO_ASSENT']);
    const late = { ...life.agreed(), consentOn: life.day(1) };
    expect(await refused(late)).toEqual([422, 'PARTICIPATION.AGREED_LATER']);
    expect(await refused({ personId: child, as: 'adult' })).toEqual([422, 'PARTICIPATION.NOT_AN_ADULT']);
    expect(await refused(life.agreed(adult))).toEqual([422, 'PARTICIPATION.NOT_A_CHILD']);
    expect((await life.activityNow(id)).version).toBe(2);
    const { planId } = await life.activityNow(id);
    expect(await people(planId)).toEqual([]);
    expect(
      await life.record(id, { ...life.agreed(child), consentBy: adult }, { personId: adult, as: 'adult' }),
    ).toEqual({
      ...{ joined: 2, attending: 2 },
    });
    expect(await figures(`/plans/${planId}/participation`)).toMatchObject({
      children: { identified: 1 },
      adults: { identified: 1 },
    });
  });

  it('was at something that was held', async () => {
    const { id } = await life.activity((await life.open()).id);
    expect(codeOf(await life.tryRecord(id, [life.agreed()]))).toEqual([409, 'ACTIVITY.NOT_HELD']);
    expect(codeOf(await life.tryRecord(newId(), [life.agreed()]))).toEqual([404, 'ACTIVITY.NOT_FOUND']);
  });

  it('withdraws, counts no more, and may come back with a new word', async () => {
    const plan = await life.open();
    const [first, second] = [await life.held(plan.id), await life.held(plan.id)];
    const child = newId();
    await life.record(first.id, life.agreed(child));
    const [one] = await people(plan.id);
    const withdrawal = { reason: 'child-does-not-want' };
    const path = `/participants/${one!.id}/withdrawal`;
    expect(body(await life.manager.post<ParticipantDto>(path, withdrawal, { ifMatch: 1 }))).toMatchObject({
      state: 'withdrawn',
    });
    expect(codeOf(await life.manager.post(path, withdrawal, { ifMatch: 2 }))).toEqual([
      ...[409, 'PARTICIPATION.WITHDRAWN_ALREADY'],
    ]);
    expect(await figures(`/plans/${plan.id}/participation`)).toMatchObject({
      children: { identified: 0 },
      withdrawn: 1,
    });
    const bare = { personId: child, as: 'child' };
    expect(codeOf(await life.tryRecord(second.id, [bare]))).toEqual([422, 'PARTICIPATION.NO_ASSENT']);
    expect(await life.record(second.id, life.agreed(child))).toEqual({ joined: 1, attending: 1 });
    expect((await house.facts(one!.id)).map(({ name, data }) => [name, data.first ?? data.reason])).toEqual([
      ['participation.recorded', true],
      ['participation.withdrawn', 'child-does-not-want'],
      ['participation.recorded', true],
    ]);
  });

  it('is one where the registry found two entries to be one, and two again where that was a mistake', async () => {
    const plan = await life.open();
    const { id } = await life.held(plan.id);
    const [entry, other] = [newId(), newId()];
    await life.record(id, life.agreed(entry), life.agreed(other));
    const count = async () => (await figures(`/plans/${plan.id}/participation`)).children.identified;
    expect(await count()).toBe(2);
    const told = (version: number, into?: string) =>
      house.inbox((tx) => house.get(MergedPersons).heard(tx, { id: other, commune: HERE, version, into }));
    await told(2, entry);
    expect(await count()).toBe(1);
    await told(3);
    expect(await count()).toBe(2);
    // The undoing of the next merge comes before it.
    await told(5);
    await told(4, entry);
    expect(await count()).toBe(2);
    await told(6, entry);
    expect(await count()).toBe(1);
  });

  it('may be counted without a name, apart from those who have one; a new count takes the place of the one before', async () => {
    const plan = await life.open();
    const [first, second] = [await life.held(plan.id), await life.held(plan.id)];
    await life.record(first.id, life.agreed());
    const girls = (count: number) => ({ ageBand: '7-13', sex: 'female', people: count });
    await life.count(first.id, [girls(40)]);
    await life.count(first.id, [girls(14), { ageBand: '18-59', sex: 'male', people: 2 }]);
    await life.count(second.id, [girls(9), { ageBand: '7-13', sex: 'male', people: 6 }]);
    expect(await figures(`/plans/${plan.id}/participation`)).toEqual({
      children: { identified: 1, counted: { atLeast: 20, attendances: 29 } },
      adults: { identified: 0, counted: { atLeast: 2, attendances: 2 } },
      withdrawn: 0,
      bands: [
        { ageBand: '18-59', sex: 'male', atLeast: 2, attendances: 2 },
        { ageBand: '7-13', sex: 'female', atLeast: 14, attendances: 23 },
        { ageBand: '7-13', sex: 'male', atLeast: 6, attendances: 6 },
      ],
    });
    expect((await life.activityNow(first.id)).counts).toHaveLength(2);
    const counted = (await house.facts(first.id)).filter(({ name }) => name === 'activity.counted');
    expect(counted.at(-1)!.data).toEqual({
      ...{ id: first.id, planId: plan.id },
      counts: [girls(14), { ageBand: '18-59', sex: 'male', people: 2 }],
    });
    const { id: planned } = await life.activity(plan.id);
    const early = await life.manager.put(`/activities/${planned}/headcounts`, { counts: [girls(3)] }, { ifMatch: 1 });
    expect(codeOf(early)).toEqual([409, 'ACTIVITY.NOT_HELD']);
  });

  it('is told to who oversees the office in numbers alone, and not where there are few', async () => {
    const plan = await life.open();
    const { id } = await life.held(plan.id);
    await life.record(id, life.agreed());
    await life.count(id, [{ ageBand: '7-13', sex: 'female', people: 30 }]);
    for (const role of ['regional-supervisor', 'national-supervisor'] as const) {
      const supervisor = await house.as('supervisora-1', [role]);
      expect(await figures(`/plans/${plan.id}/participation`, supervisor)).toEqual({
        children: { counted: { atLeast: 30, attendances: 30 } },
        adults: { identified: 0, counted: { atLeast: 0, attendances: 0 } },
        withdrawn: 0,
        bands: [],
      });
      // One girl of an age at a place and on a day is somebody.
      const activity = body(await supervisor.get<object>(`/activities/${id}`));
      expect(activity).toMatchObject({ id, state: 'held' });
      expect(activity).not.toHaveProperty('counts');
      expect((await supervisor.get(`/plans/${plan.id}/participants`)).status).toBe(403);
      expect((await supervisor.get(`/activities/${id}/opinions`)).status).toBe(403);
    }
    const elsewhere = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    expect(codeOf(await elsewhere.get(`/communes/${HERE}/participation`))).toEqual([403, 'REACH.OTHER_COMMUNE']);
    expect(codeOf(await elsewhere.get(`/activities/${id}`))).toEqual([404, 'ACTIVITY.NOT_FOUND']);
  });

  it('says what they think: sealed, and told of without a word of it', async () => {
    const plan = await life.open();
    const { id } = await life.held(plan.id);
    const child = newId();
    await life.record(id, life.agreed(child));
    const [participant] = await people(plan.id);
    const say = (said: object) => life.manager.post(`/activities/${id}/opinions`, said);
    body(await say({ text: 'QUIERO-UNA-PLAZA', participantId: participant!.id }), 201);
    body(await say({ text: 'QUEREMOS-LUZ' }), 201);
    expect(codeOf(await say({ text: 'Yo', participantId: newId() }))).toEqual([422, 'OPINION.NOT_A_PARTICIPANT']);
    const { items } = body(await life.manager.get<{ items: { text: string }[] }>(`/activities/${id}/opinions`));
    expect(items.map(({ text }) => text)).toEqual(['QUEREMOS-LUZ', 'QUIERO-UNA-PLAZA']);
    const { rows } = await house.admin.query('select text from opinions where activity_id = $1', [id]);
    expect(rows.map(({ text }) => String(text)).join()).not.toMatch(/PLAZA|LUZ/);
    const told = await house.admin.query('select payload::text as text from outbox');
    expect(told.rows.map(({ text }) => String(text)).join()).not.toMatch(/PLAZA|LUZ/);
    const opinions = (await house.facts(id)).filter(({ name }) => name === 'activity.opinion-heard');
    expect(opinions.map(({ data }) => data.byParticipant)).toEqual([true, false]);
    // Who read what a child said is on record under that child.
    const audit = await house.admin.query(`select action from audit where entity_id = $1 and kind = 'participant'`, [
      participant!.id,
    ]);
    expect(audit.rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['opinion.hear', 'opinion.read']));
  });

  it('an activity is put off, held or cancelled, and told of each time', async () => {
    const plan = await life.open();
    const { id } = await life.activity(plan.id);
    const step = (path: string, input: object, ifMatch: number) =>
      life.manager.post(`/activities/${id}/${path}`, input, { ifMatch });
    body(await step('putting-off', { to: life.day(5) }, 1));
    expect(codeOf(await step('holding', { on: life.day(1) }, 2))).toEqual([422, 'ACTIVITY.DATE_TO_COME']);
    body(await step('cancellation', { reason: 'nobody-came' }, 2));
    expect(codeOf(await step('holding', { on: life.day() }, 3))).toEqual([409, 'ACTIVITY.NOT_IN_STATE']);
    expect((await house.facts(id)).map(({ name }) => name)).toEqual([
      ...['activity.planned', 'activity.amended', 'activity.cancelled'],
    ]);
    const list = body(await life.manager.get<{ items: object[] }>(`/plans/${plan.id}/activities?state=cancelled`));
    expect(list.items).toMatchObject([{ id, cancelReason: 'nobody-came', plannedFor: life.day(5) }]);
  });
});
