import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '@oln/testing';
import type { RaisedAlertDto } from '../alert/alert-input.dto.js';
import { AlertLife, WHO } from '../testing/alert-life.spec.js';
import { AlertsHouse, body, codeOf, HERE } from '../testing/alerts-house.spec.js';

const SCHOOL = '01939b1e-0000-7000-8000-0000000000d1';
const CLINIC = '01939b1e-0000-7000-8000-0000000000d2';

describe('what who raised an alert hears', () => {
  let house: AlertsHouse;
  let life: AlertLife;

  beforeAll(async () => {
    house = await AlertsHouse.open('2026-03-02T13:00:00Z');
    life = await AlertLife.in(house);
  });
  afterAll(() => house?.close());

  const mine = async (by: ApiClient) => body(await by.get<{ items: RaisedAlertDto[] }>('/alerts/mine')).items;
  const member = (person: string, institution: string): Promise<ApiClient> =>
    house.as(person, ['network-member'], [HERE], institution);

  it('is coarse, and changes with what becomes of it', async () => {
    const { id } = await life.fromSan({ reference: 'SAN-1' });
    const feedback = async () => (await mine(life.san)).find((one) => one.id === id);
    expect(await feedback()).toMatchObject({ feedback: 'received', reference: 'SAN-1' });
    await life.identified(id, '01939b1e-0000-7000-8000-0000000000e1');
    expect((await feedback())?.feedback).toBe('being-looked-into');
    await life.verify(id);
    await life.step(id, 'answer', { kind: 'intake' });
    await life.arrived(id, 'intake', '01939b1e-0000-7000-8000-0000000000e2');
    expect(Object.keys((await feedback())!).sort()).toEqual([
      'commune',
      'feedback',
      'id',
      'known',
      'receivedAt',
      'reference',
    ]);
    expect((await feedback())?.feedback).toBe('attended');
    const told = (await house.events(id))
      .filter(({ name }) => name === 'alert.feedback-given')
      .map(({ data }) => data.feedback);
    expect(told).toEqual(['received', 'being-looked-into', 'attended']);
  });

  it('is of their own alerts only, and nothing else of them is shown', async () => {
    const [teacher, nurse] = [await member('profesora-1', SCHOOL), await member('enfermera-1', CLINIC)];
    const headmaster = await member('director-1', SCHOOL);
    const telling = { identity: WHO, factors: ['violence-suspected'], narrative: 'Vio golpes.' };
    const { id } = body(await teacher.post<RaisedAlertDto>('/alerts', telling), 201);
    expect((await mine(teacher)).map((one) => one.id)).toEqual([id]);
    expect((await mine(headmaster)).map((one) => one.id)).toEqual([id]);
    expect(await mine(nurse)).toEqual([]);
    expect((await mine(life.san)).map((one) => one.id)).not.toContain(id);
    expect(await life.get(id)).toMatchObject({ source: 'network', institutionId: SCHOOL, raisedBy: 'profesora-1' });
    for (const path of ['/alerts', `/alerts/${id}`, `/alerts/${id}/identity`, `/alerts/${id}/timeline`, '/watches'])
      expect([path, codeOf(await teacher.get(path))]).toEqual([path, [403, 'REQUEST.NOT_ALLOWED']]);
    expect(codeOf(await teacher.post('/alerts', { ...telling, institutionId: CLINIC }))).toEqual([
      422,
      'ALERT.STAFF_ONLY',
    ]);
  });

  it('has told of every version of every alert and watch', async () => {
    expect(await house.untold()).toEqual([]);
  });
});
