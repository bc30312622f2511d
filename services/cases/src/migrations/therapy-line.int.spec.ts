import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, newId } from '@oln/service-kit';
import { freshDatabase, type FreshDatabase } from '@oln/testing';
import pg from 'pg';
import { MIGRATIONS } from './index.js';
import { TherapyLine1764030000000 } from './therapy-line.js';

const AT = '2026-03-05T15:00:00.000Z';

describe('Plans and agendas of before families could be in both lines', () => {
  let database: FreshDatabase;
  let admin: pg.Client;
  const [file, family, plan, objective, task] = [newId(), newId(), newId(), newId(), newId()];

  beforeAll(async () => {
    database = await freshDatabase();
    const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(TherapyLine1764030000000));
    await migrate(database.migratorUrl('cases'), 'cases', before);
    admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=cases' });
    await admin.connect();
    await admin.query(
      `insert into case_files (id, commune, version, request_id, family_id, children, line, priority, person_in_charge, stage, stage_since, opened_at)
       values ($1, '13110', 1, $1, $2, '{}', 'family-therapy', 'medium', 'gestora-1', 'invitation', $3, $3)`,
      [file, family, AT],
    );
    await admin.query(
      `insert into family_plans (id, commune, version, case_id, plan_version, state, proposed_at, proposed_by, signatures)
       values ($1, '13110', 1, $2, 1, 'approved', $3, 'gestora-1', '[]')`,
      [plan, file, AT],
    );
    await admin.query(
      `insert into plan_objectives (id, commune, plan_id, position, factors, text) values ($1, '13110', $2, 0, '{}', '')`,
      [objective, plan],
    );
    await admin.query(
      `insert into plan_tasks (id, commune, case_id, plan_id, objective_id, position, text, owner, starts_on, weeks, due_on, state, in_force)
       values ($1, '13110', $2, $3, $4, 0, '', 'family', '2026-03-05', 1, '2026-03-11', 'open', true)`,
      [task, file, plan, objective],
    );
    await admin.query(
      `insert into appointments (id, commune, version, case_id, person, kind, starts_at, ends_at, state)
       values (gen_random_uuid(), '13110', 1, $1, 'gestora-1', 'session', $2, $2::timestamptz + interval '1 hour', 'set')`,
      [file, AT],
    );
  });
  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  const one = async (sql: string): Promise<unknown> => (await admin.query(sql)).rows[0];

  it('are theirs alone, part by part, and stay in force', async () => {
    await migrate(database.migratorUrl('cases'), 'cases', MIGRATIONS);
    expect(await one('select case_id, series_id from plan_cases')).toEqual({ case_id: file, series_id: file });
    expect(await one('select series_id, state from family_plans')).toEqual({ series_id: file, state: 'approved' });
    expect(await one('select root_id, case_id, line, agreed from plan_objectives')).toEqual({
      root_id: objective,
      case_id: file,
      line: 'family-therapy',
      agreed: false,
    });
    expect(await one('select root_id, in_force from plan_tasks')).toEqual({ root_id: task, in_force: true });
    expect(await one('select family_id from appointments')).toEqual({ family_id: family });
    expect(await one(`select kind from instruments where code = 'oln-systemic'`)).toEqual({ kind: 'systemic' });
    expect(await one(`select count(*)::int as records from case_records where case_id = '${file}'`)).toEqual({
      records: 2,
    });
  });
});
