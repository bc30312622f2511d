import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@oln/testing';
import type { CaseView } from '../case-file/case-file.views.js';
import { body, CasesHouse, HERE } from '../testing/cases-house.spec.js';
import { DIAGNOSED, FamilyLife } from '../testing/family-life.spec.js';

interface Lists {
  tasks: unknown[];
  appointments: unknown[];
}

describe('what was agreed with a family', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let day = 3;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
  });
  afterAll(() => house?.close());

  /** A family with a plan that is carried out and a visit to come. */
  async function attended(): Promise<CaseView> {
    const file = await life.open();
    await life.toExecution(file);
    const on = `2026-03-${String(++day).padStart(2, '0')}`;
    const hour = { startsAt: `${on}T15:00:00Z`, endsAt: `${on}T16:00:00Z` };
    const visit = { commune: HERE, caseId: file.id, person: 'gestora-1', kind: 'visit', ...hour };
    body(await life.manager.post('/appointments', visit), 201);
    return life.get(file.id);
  }

  async function lists(id: string): Promise<Lists> {
    const items = async (list: string): Promise<unknown[]> =>
      body(await life.manager.get<{ items: unknown[] }>(`/${list}?caseId=${id}`)).items;
    return { tasks: await items('tasks'), appointments: await items('appointments') };
  }

  const isEmpty = ({ tasks, appointments }: Lists): boolean => tasks.length + appointments.length === 0;

  it('ends with a renunciation: nobody goes to see it by mistake', async () => {
    const { id } = await attended();
    expect([await lists(id)].map(({ tasks, appointments }) => [tasks.length, appointments.length])).toEqual([[1, 1]]);
    const risks = Object.keys(DIAGNOSED).map((risk) => ({ risk, measure: 'network-informed' }));
    await life.change(id, 'renunciation', { reason: 'no-time', risks });
    await eventually(() => lists(id), { until: isEmpty });
    const { rows } = await house.admin.query(
      'select state, cancel_reason, version from appointments where case_id = $1',
      [id],
    );
    expect(rows).toEqual([{ state: 'cancelled', cancel_reason: 'case-closed', version: 2 }]);
    expect((await house.events(id)).filter((name) => name === 'appointment.cancelled')).toHaveLength(1);
  });

  it('does not end while the case goes on', async () => {
    const { id } = await attended();
    await life.change(id, 'evaluation-start');
    expect(isEmpty(await lists(id))).toBe(false);
  });
});
