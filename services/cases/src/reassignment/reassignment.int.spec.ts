import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@oln/service-kit';
import { SYSTEM } from '@oln/identity';
import { breakRow, eventually, holdSweeps } from '@oln/testing';
import { body, CasesHouse, codeOf, HERE } from '../testing/cases-house.spec.js';
import type { PlanView } from '../family-plan/family-plan.views.js';
import { DIAGNOSED, FamilyLife } from '../testing/family-life.spec.js';
import { LeftBehind } from '../staff/left-behind.js';
import { StaffService } from '../staff/staff.service.js';
import { MeasureLife } from '../testing/measure-life.spec.js';
import { ReassignmentService, type ReassignmentView } from './reassignment.service.js';

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

  const many = (person: string, cases: number): Promise<unknown> =>
    house.admin.query(
      `insert into case_files (id, commune, version, request_id, family_id, children, line, priority, person_in_charge, stage, stage_since, opened_at)
       select gen_random_uuid(), $1, 1, gen_random_uuid(), gen_random_uuid(), array[gen_random_uuid()], 'case-management', 'low', $2,
              'invitation', '2026-03-02T13:00:00Z', '2026-03-02T13:00:00Z' from generate_series(1, $3)`,
      [HERE, person, cases],
    );
  const start = async (from: string, to: string[]): Promise<ReassignmentView> => {
    const asked = { from, to, reason: 'leave' };
    return body(await life.coordinator.post<ReassignmentView>(`/communes/${HERE}/reassignments`, asked), 201);
  };
  const jobOf = async ({ id }: ReassignmentView) =>
    body(await life.coordinator.get<ReassignmentView>(`/reassignments/${id}`));
  const goOn = (): Promise<void> => house.under(SYSTEM.watchdog, () => house.get(ReassignmentService).goOn());
  let directory = 0;
  /** As the directory tells. */
  const staff = async (people: string[], active: boolean): Promise<void> => {
    for (const person of people) {
      const data = { person, roles: ['case-manager'], active, caseloads: [] };
      const event = { commune: HERE, entityversion: (directory += 1), subject: newId(), data };
      await house.inbox((tx) => house.get(StaffService).changed(tx, event as never));
    }
  };
  const noticesOf = async (code: string): Promise<{ about: string; kind: string }[]> =>
    (
      await house.admin.query(
        `select payload -> 'data' ->> 'about' as about, payload -> 'data' ->> 'aboutKind' as kind from outbox
          where entity = 'notice' and payload -> 'data' ->> 'code' = $1 order by seq`,
        [code],
      )
    ).rows;
  const tellLeft = (): Promise<number> => house.under(SYSTEM.watchdog, () => house.get(LeftBehind).tell());

  it('goes on with those who are still there, and stops where nobody is: the coordinator chooses others', async () => {
    await holdSweeps(house.admin, 'reassignments', 'left-in-charge');
    const all = ['gestora-20', 'gestora-21', 'gestora-22', 'gestora-30'];
    await staff(all, true);
    await many('gestora-20', 70);
    await many('gestora-30', 70);
    const job = await start('gestora-20', ['gestora-21', 'gestora-22']);
    const other = await start('gestora-30', ['gestora-22']);
    await staff(['gestora-22'], false);
    await goOn();
    expect(await jobOf(job)).toMatchObject({ state: 'done', handedOver: 70 });
    expect(await jobOf(other)).toMatchObject({ state: 'stopped', handedOver: 50 });
    const left = [];
    for (const person of all) left.push(await inCharge(person));
    expect(left).toEqual([0, 45, 75, 20]);
    expect(await noticesOf('reassignment.stopped')).toEqual([{ about: other.id, kind: 'reassignment' }]);
    await start('gestora-30', ['gestora-21']);
    expect(await inCharge('gestora-30')).toBe(0);
  });

  it('whatever comes into the charge of who has left is told of, once, whichever way it came', async () => {
    await tellLeft();
    const before = (await noticesOf('staff.left')).length;
    const measures = await MeasureLife.in(house);
    for (const charge of ['gestora-22', 'gestora-23']) await life.open({ personInCharge: charge });
    await staff(['gestora-23'], false);
    expect(await noticesOf('staff.left')).toHaveLength(before + 1);
    const late = await life.open({ personInCharge: 'gestora-23' });
    for (let time = 0; time < 2; time += 1) await tellLeft();
    expect((await noticesOf('staff.left')).slice(before + 1)).toEqual(
      expect.arrayContaining([{ about: late.id, kind: 'case' }]),
    );
    expect(await noticesOf('staff.left')).toHaveLength(before + 3);
    await start('gestora-23', ['gestora-21']);
    await tellLeft();
    const { id } = await measures.open();
    await house.admin.query(`update measures set person_in_charge = 'gestora-23' where id = $1`, [id]);
    await tellLeft();
    expect((await noticesOf('staff.left')).slice(before + 3)).toEqual([{ about: id, kind: 'measure' }]);
    await staff(['gestora-23'], true);
    await tellLeft();
    expect(await noticesOf('staff.left')).toHaveLength(before + 4);
  });

  it('of several caseloads one that cannot go on holds up no other', async () => {
    await staff(['gestora-40', 'gestora-41', 'gestora-42'], true);
    await many('gestora-40', 60);
    await many('gestora-41', 60);
    const [broken, sound] = [await start('gestora-40', ['gestora-42']), await start('gestora-41', ['gestora-42'])];
    const mend = await breakRow(house.admin, 'reassignments', broken.id);
    await goOn();
    expect([(await jobOf(broken)).state, (await jobOf(sound)).state]).toEqual(['running', 'done']);
    await mend();
    await goOn();
    expect(await jobOf(broken)).toMatchObject({ state: 'done', handedOver: 60 });
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
