import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { eventually } from '@oln/testing';
import { body, CasesHouse, codeOf, HERE } from '../testing/cases-house.spec.js';
import type { PlanView } from '../family-plan/family-plan.views.js';
import { DIAGNOSED, FamilyLife } from '../testing/family-life.spec.js';
import { MeasureLife } from '../testing/measure-life.spec.js';
import type { ReassignmentView } from './reassignment.service.js';

describe('a colleague who leaves', () => {
  let house: CasesHouse;
  let life: FamilyLife;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
  });
  afterAll(() => house?.close());

  const inCharge = async (person: string): Promise<number> =>
    (await house.admin.query('select count(*)::int as cases from case_files where person_in_charge = $1', [person]))
      .rows[0].cases;

  it('hands one case over, with its process, due dates, tasks and appointments', async () => {
    const file = await life.open();
    await life.toExecution(file);
    const appointment = {
      commune: HERE,
      caseId: file.id,
      person: 'gestora-1',
      kind: 'session',
      startsAt: '2026-03-05T15:00:00Z',
      endsAt: '2026-03-05T16:00:00Z',
    };
    body(await life.manager.post('/appointments', appointment), 201);
    await life.ring(file.id, 'execution.session', '2026-03-30T02:59:59.000Z');
    const after = await life.change(file.id, 'reassignment', { to: 'gestora-2', reason: 'workload' }, life.coordinator);
    expect(after).toMatchObject({ personInCharge: 'gestora-2' });
    expect((await house.told(file.id)).at(-1)).toMatchObject({
      signal: 'reassigned',
      message: { personInCharge: 'gestora-2' },
    });
    const successor = await house.as('gestora-2', ['case-manager']);
    for (const path of ['/due', '/tasks', '/appointments', '/cases']) {
      expect([path, body(await successor.get<{ items: unknown[] }>(path)).items.length]).toEqual([path, 1]);
    }
    expect(codeOf(await life.manager.get(`/cases/${file.id}`))).toEqual([403, 'CASE.NOT_YOURS']);
  });

  it('takes along what is in the same hands of the family, whether or not it names the case', async () => {
    const measures = await MeasureLife.in(house);
    const file = await life.open();
    const { familyId, children } = file;
    const opened = [
      { familyId },
      { childIds: children },
      { caseId: file.id },
      { familyId, personInCharge: 'gestora-2' },
    ];
    const ids = [];
    for (const given of opened) ids.push((await measures.open(given)).id);
    const other = await measures.open();
    await life.change(file.id, 'reassignment', { to: 'gestora-13', reason: 'workload' }, life.coordinator);
    const inChargeOf = async (id: string) => (await measures.get(id)).personInCharge;
    expect(await Promise.all(ids.map(inChargeOf))).toEqual(['gestora-13', 'gestora-13', 'gestora-13', 'gestora-2']);
    expect(await inChargeOf(other.id)).toBe('gestora-1');
    const { id } = await measures.escalations.handedOver();
    const { familyId: away } = await measures.escalations.get(id);
    const second = await life.open({ familyId: away });
    await life.change(second.id, 'reassignment', { to: 'gestora-13', reason: 'workload' }, life.coordinator);
    expect(await measures.escalations.get(id)).toMatchObject({ personInCharge: 'gestora-13' });
  });

  it('hands the whole caseload over in one command, to others in turn', async () => {
    for (let count = 0; count < 5; count += 1) await life.open({ personInCharge: 'gestora-3' });
    const asked = { from: 'gestora-3', to: ['gestora-4', 'gestora-5'], reason: 'staff-left' };
    const job = body(await life.coordinator.post<ReassignmentView>(`/communes/${HERE}/reassignments`, asked), 201);
    expect(job).toMatchObject({ state: 'done', handedOver: 5 });
    expect([await inCharge('gestora-3'), await inCharge('gestora-4'), await inCharge('gestora-5')]).toEqual([0, 3, 2]);
    const again = await life.coordinator.post(`/communes/${HERE}/reassignments`, asked);
    expect(codeOf(again)).toEqual([409, 'REASSIGNMENT.NO_CASES']);
  });

  it('leaves nothing behind: what it was to do in cases of others goes to whoever is in charge of those', async () => {
    await life.open({ personInCharge: 'gestora-11' });
    const ofOther = await life.open();
    await life.toPlan(ofOther);
    const task = { text: 'Llamar', owner: 'office', ownerPerson: 'gestora-11', startsOn: '2026-04-01', weeks: 2 };
    const objectives = [{ factors: Object.keys(DIAGNOSED), text: 'Vuelve a clases', tasks: [task] }];
    const plan = body(await life.manager.post<PlanView>(`/cases/${ofOther.id}/family-plans`, { objectives }), 201);
    const visit = { commune: HERE, caseId: ofOther.id, person: 'gestora-11', kind: 'visit' };
    const hour = { startsAt: '2026-03-09T15:00:00Z', endsAt: '2026-03-09T16:00:00Z' };
    body(await life.coordinator.post('/appointments', { ...visit, ...hour }), 201);
    const asked = { from: 'gestora-11', to: ['gestora-12'], reason: 'staff-left' };
    body(await life.coordinator.post(`/communes/${HERE}/reassignments`, asked), 201);
    await life.agree(ofOther, plan);
    for (const list of ['tasks', 'appointments']) {
      const path = `/${list}?caseId=${ofOther.id}`;
      const { items } = body(await life.manager.get<{ items: Record<string, unknown>[] }>(path));
      expect([list, items.map((item) => item.ownerPerson ?? item.person)]).toEqual([list, ['gestora-1']]);
    }
  });

  it('finishes a caseload that is larger than one transaction, and what was interrupted', async () => {
    await house.admin.query(
      `insert into case_files (id, commune, version, request_id, family_id, children, line, priority, person_in_charge, stage, stage_since, opened_at)
       select gen_random_uuid(), $1, 1, gen_random_uuid(), gen_random_uuid(), array[gen_random_uuid()], 'case-management', 'low', 'gestora-6',
              'invitation', '2026-03-02T13:00:00Z', '2026-03-02T13:00:00Z' from generate_series(1, 120)`,
      [HERE],
    );
    const asked = { from: 'gestora-6', to: ['gestora-7'], reason: 'leave' };
    const job = body(await life.coordinator.post<ReassignmentView>(`/communes/${HERE}/reassignments`, asked), 201);
    expect(job).toMatchObject({ state: 'running', handedOver: 50 });
    await eventually(
      async () => body(await life.coordinator.get<ReassignmentView>(`/reassignments/${job.id}`)).state === 'done',
      {
        withinMs: 30_000,
      },
    );
    expect(body(await life.coordinator.get<ReassignmentView>(`/reassignments/${job.id}`))).toMatchObject({
      handedOver: 120,
    });
    expect([await inCharge('gestora-6'), await inCharge('gestora-7')]).toEqual([0, 120]);
    const { rows } = await house.admin.query(
      `select count(*)::int as told, count(distinct entity_id)::int as cases from outbox where payload ->> 'signal' = 'reassigned' and payload -> 'message' ->> 'personInCharge' = 'gestora-7'`,
    );
    expect(rows[0]).toEqual({ told: 120, cases: 120 });
  });

  it('is refused to who is not the coordinator of that commune', async () => {
    const asked = { from: 'gestora-1', to: ['gestora-2'], reason: 'leave' };
    expect((await life.manager.post(`/communes/${HERE}/reassignments`, asked)).status).toBe(403);
    expect(codeOf(await life.coordinator.post('/communes/05101/reassignments', asked))).toEqual([
      403,
      'REACH.OTHER_COMMUNE',
    ]);
    expect(codeOf(await life.coordinator.get(`/reassignments/${newId()}`))).toEqual([404, 'REASSIGNMENT.NOT_FOUND']);
  });
});
