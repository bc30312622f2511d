import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import pg from 'pg';
import { body, CasesHouse, codeOf, ELSEWHERE, HERE } from '../testing/cases-house.spec.js';
import { FamilyLife } from '../testing/family-life.spec.js';

describe('who may touch a case', () => {
  let house: CasesHouse;
  let life: FamilyLife;
  let id: string;

  beforeAll(async () => {
    house = await CasesHouse.open('2026-03-02T13:00:00Z');
    life = await FamilyLife.in(house);
    id = (await life.open()).id;
  });
  afterAll(() => house?.close());

  const list = async (person: string, roles: Role[], communes = [HERE]): Promise<number> =>
    body(await (await house.as(person, roles, communes)).get<{ items: unknown[] }>('/cases')).items.length;

  it('the professional in charge and the coordinator of the office see it in their lists', async () => {
    expect(await list('gestora-1', ['case-manager'])).toBe(1);
    expect(await list('coordinadora-1', ['coordinator'])).toBe(1);
    expect(await list('supervisora-1', ['regional-supervisor'], [HERE, ELSEWHERE])).toBe(1);
  });

  it('a colleague does not, and neither does the coordinator of another commune', async () => {
    expect(await list('gestora-2', ['case-manager'])).toBe(0);
    expect(await list('coordinadora-9', ['coordinator'], [ELSEWHERE])).toBe(0);
  });

  it('a colleague can neither read nor change it', async () => {
    const colleague = await house.as('gestora-2', ['case-manager']);
    expect(codeOf(await colleague.get(`/cases/${id}`))).toEqual([403, 'CASE.NOT_YOURS']);
    const attempt = { kind: 'call', result: 'reached', at: '2026-03-02T12:00:00Z' };
    expect(codeOf(await colleague.post(`/cases/${id}/contact-attempts`, attempt))).toEqual([403, 'CASE.NOT_YOURS']);
    expect(
      codeOf(await colleague.post(`/cases/${id}/renunciation`, { reason: 'other', risks: [] }, { ifMatch: 1 })),
    ).toEqual([403, 'CASE.NOT_YOURS']);
    expect(codeOf(await colleague.get(`/cases/${id}/timeline`))).toEqual([403, 'CASE.NOT_YOURS']);
  });

  it('to another commune it does not exist', async () => {
    const there = await house.as('coordinadora-9', ['coordinator'], [ELSEWHERE]);
    for (const path of ['', '/timeline', '/sessions', '/diagnoses', '/family-plans', '/opinions', '/documents']) {
      expect([path, (await there.get(`/cases/${id}${path}`)).status]).toEqual([path, 404]);
    }
  });

  it('a role that does not work on cases is refused', async () => {
    const other = await house.as('integrador', ['integrator']);
    expect(codeOf(await other.get(`/cases/${id}`))).toEqual([403, 'REQUEST.NOT_ALLOWED']);
    const supervisor = await house.as('supervisora-1', ['regional-supervisor']);
    expect((await supervisor.get(`/cases/${id}`)).status).toBe(200);
    expect(
      (await supervisor.post(`/cases/${id}/invitation/rejection`, { reason: 'other', risks: [] }, { ifMatch: 1 }))
        .status,
    ).toBe(403);
  });

  it('two people who change it at once do not overwrite each other', async () => {
    const escalate = () => life.coordinator.post(`/cases/${id}/escalation`, { reason: 'worsened' }, { ifMatch: 1 });
    const reassign = () =>
      life.coordinator.post(`/cases/${id}/reassignment`, { to: 'gestora-2', reason: 'leave' }, { ifMatch: 1 });
    const answers = await Promise.all([reassign(), reassign(), escalate()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412]);
    expect((await life.coordinator.post(`/cases/${id}/escalation`, { reason: 'worsened' })).status).toBe(428);
  });

  it('a double click does it once, and answers the same', async () => {
    const file = await life.open();
    const again = { ifMatch: 1, idempotencyKey: 'one-click' };
    const reject = () =>
      life.manager.post(`/cases/${file.id}/invitation/rejection`, { reason: 'no-time', risks: [] }, again);
    const [first, second] = [await reject(), await reject()];
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect((await house.told(file.id)).filter((message) => message.signal === 'moved')).toHaveLength(1);
  });

  it('reading it is on record, and so is every change', async () => {
    const { rows } = await house.admin.query(
      `select action, person, count(*)::int as entries from audit where kind = 'case' and entity_id = $1 group by 1, 2 order by 1, 2`,
      [id],
    );
    const actions = rows.map((row) => row.action);
    expect(actions).toEqual(expect.arrayContaining(['case.open', 'case.read', 'case.reassign']));
    expect(rows.some((row) => row.action === 'case.read' && row.person === 'supervisora-1')).toBe(true);
  });

  it('the login of the service sees no row of any table without a commune set, and cannot switch the wall off', async () => {
    const service = new pg.Client({ connectionString: house.database.url('cases') });
    await service.connect();
    const { rows } = await service.query(
      `select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as secured from pg_class c
        where c.relnamespace = 'cases'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
    );
    const unsecured = rows
      .filter((row) => !row.secured)
      .map((row) => row.table)
      .sort();
    expect(unsecured).toEqual(['audit_seal', 'audit_sealed', 'index_keys', 'lease', 'migrations']);
    expect((await service.query('select * from case_files')).rows).toEqual([]);
    await expect(service.query('alter table case_files disable row level security')).rejects.toThrow(/owner/);
    await service.query(`select set_config('app.communes', '${ELSEWHERE}', false)`);
    await expect(
      service.query(
        `insert into office_policies (commune, id, terms, numbers, version) values ('${HERE}', gen_random_uuid(), '{}', '{}', 1)`,
      ),
    ).rejects.toThrow(/row-level security/);
    await service.end();
  });
});
