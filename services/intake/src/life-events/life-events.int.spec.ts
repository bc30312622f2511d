import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@oln/identity';
import type { PersonDto } from '../person/person.dto.js';
import { FrontDeskLife, nextRun } from '../testing/front-desk.spec.js';
import { body, codeOf, IntakeHouse } from '../testing/intake-house.spec.js';
import { LifeEvents } from './life-events.service.js';

describe('Coming of age and death', () => {
  let house: IntakeHouse;
  let desk: FrontDeskLife;

  beforeAll(async () => {
    house = await IntakeHouse.open('2026-06-15T16:00:00Z');
    desk = new FrontDeskLife(await house.as('coordinadora-1'));
  });
  afterAll(() => house?.close());

  const sweep = () => house.under(SYSTEM.watchdog, () => house.get(LifeEvents).tellComingOfAge());
  const person = async (id: string) => body(await desk.staff.get<PersonDto>(`/persons/${id}`));
  const told = async (id: string, name: string) => (await house.events(id)).filter((event) => event.name === name);

  it('a child comes of age on its birthday, not before, and it is told once, without the date', async () => {
    const household = await desk.household(1, { birthDate: '2008-06-17' });
    const [child = ''] = household.childIds;
    await sweep();
    expect(await told(child, 'child.of-age')).toEqual([]);
    await house.travelTo('2026-06-17T03:59:59Z');
    await sweep();
    expect((await person(child)).kind).toBe('child');
    await house.travelTo('2026-06-17T04:00:00Z');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await told(child, 'child.of-age')).toEqual([
      { name: 'child.of-age', data: { id: child, familyIds: [household.familyId] } },
    ]);
    expect((await person(child)).kind).toBe('adult');
    expect(JSON.stringify(await house.events(child))).not.toContain('2008');
  });

  it('a request goes on with the other children; with the last one a person decides', async () => {
    const household = await desk.household(1, { birthDate: '2008-07-01' });
    const younger = await desk.person({ birthDate: '2012-01-01' });
    const { version } = body(await desk.staff.get<{ version: number }>(`/families/${household.familyId}`));
    body(
      await desk.staff.post(
        `/families/${household.familyId}/members`,
        { personId: younger.id, relation: 'child' },
        { ifMatch: version },
      ),
    );
    const both = await desk.request({}, { ...household, childIds: [...household.childIds, younger.id] });
    const alone = await desk.request({ motive: 'school' }, household);
    await house.travelTo('2026-07-01T05:00:00Z');
    await sweep();
    expect((await desk.get(both.id)).childIds).toEqual([younger.id]);
    expect(await told(both.id, 'request.child-removed')).toEqual([
      {
        name: 'request.child-removed',
        data: { id: both.id, childId: household.childIds[0], reason: 'of-age', remaining: 1 },
      },
    ]);
    expect(await desk.get(alone.id)).toMatchObject({ stage: 'admissibility' });
    expect((await told(alone.id, 'notice.raised'))[0]?.data).toMatchObject({
      code: 'request.last-child-of-age',
      toRole: 'coordinator',
    });
    expect(
      codeOf(await desk.staff.post(`/requests/${alone.id}/admit`, {}, { ifMatch: (await desk.get(alone.id)).version })),
    ).toEqual([409, 'INTAKE.NO_CHILD']);
    expect(await desk.step(alone.id, 'refer', { to: 'municipal-programme', reason: 'of-age' })).toMatchObject({
      stage: 'referring',
    });
  });

  it('a child born on 29 February comes of age on 1 March', async () => {
    const leap = await IntakeHouse.open('2026-02-28T16:00:00Z');
    const there = new FrontDeskLife(await leap.as('coordinadora-1'));
    const [child = ''] = (await there.household(1, { birthDate: '2008-02-29' })).childIds;
    const sweepThere = () => leap.under(SYSTEM.watchdog, () => leap.get(LifeEvents).tellComingOfAge());
    const kind = async () => body(await there.staff.get<PersonDto>(`/persons/${child}`)).kind;
    await leap.travelTo('2026-03-01T02:59:59Z');
    await sweepThere();
    expect(await kind()).toBe('child');
    await leap.travelTo('2026-03-01T03:00:00Z');
    await sweepThere();
    expect(await kind()).toBe('adult');
    await leap.close();
  });

  it('a date that is corrected so that the child is of age is told as a birthday is, and back again', async () => {
    const household = await desk.household(2);
    const [child = ''] = household.childIds;
    const request = await desk.request({}, household);
    const rectify = async (changes: Record<string, unknown>) =>
      (await desk.rectify(child, changes)).json() as Promise<PersonDto>;
    expect(await rectify({ birthDate: '2001-01-01' })).toMatchObject({ kind: 'adult' });
    expect(await told(child, 'child.of-age')).toHaveLength(1);
    expect((await desk.get(request.id)).childIds).toEqual([household.childIds[1]]);
    const again = await rectify({ birthDate: '2012-01-01' });
    expect(again.kind).toBe('child');
    expect(again.ofAgeAt).toBeUndefined();
  });

  it('a RUN, a disability or a date that becomes known scores the open requests of the child again', async () => {
    const household = await desk.household(1, { run: undefined });
    const [child = ''] = household.childIds;
    const { id } = await desk.request({ factors: ['neglect'] }, household);
    expect((await desk.step(id, 'admit')).scoring?.score).toBe(28);
    expect((await desk.rectify(child, { run: nextRun(), disabilities: ['autism'] })).status).toBe(200);
    expect((await desk.get(id)).scoring).toMatchObject({ score: 30, priority: 'medium' });
    expect((await house.told(id)).at(-1)).toMatchObject({ signal: 'moved', message: { priority: 'medium' } });
  });

  it('a death is told once, and closes what only that child was waiting for', async () => {
    const household = await desk.household();
    const [child = ''] = household.childIds;
    const request = await desk.request({}, household);
    const { version } = await person(child);
    const die = (on: string) => desk.staff.post(`/persons/${child}/death`, { on }, { ifMatch: version });
    expect(codeOf(await die('2030-01-01'))).toEqual([422, 'PERSON.DATE_LATER']);
    expect(codeOf(await die('2017-05-08'))).toEqual([422, 'PERSON.DEATH_BEFORE_BIRTH']);
    expect((await die('2026-06-20')).status).toBe(200);
    expect(await told(child, 'child.deceased')).toHaveLength(1);
    expect(await desk.get(request.id)).toMatchObject({
      stage: 'closed',
      outcome: 'withdrawn',
      closeReason: 'deceased',
    });
    expect(
      codeOf(await desk.staff.post(`/persons/${child}/death`, { on: '2026-06-20' }, { ifMatch: version + 1 })),
    ).toEqual([409, 'PERSON.ALREADY_DECEASED']);
  });
});
