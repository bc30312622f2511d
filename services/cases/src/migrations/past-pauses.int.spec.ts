import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, newId } from '@oln/service-kit';
import { freshDatabase, type FreshDatabase } from '@oln/testing';
import pg from 'pg';
import { MIGRATIONS } from './index.js';
import { PastPauses1763940000000 } from './past-pauses.js';

const [FIRST, SECOND, THIRD] = ['2026-03-05T15:00:00.000Z', '2026-03-20T15:00:00.000Z', '2026-04-01T15:00:00.000Z'];

describe('Cases that were paused before it was kept when', () => {
  let database: FreshDatabase;
  let admin: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    const before = MIGRATIONS.filter((migration) => migration !== PastPauses1763940000000);
    await migrate(database.migratorUrl('cases'), 'cases', before);
    admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=cases' });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await database?.drop();
  });

  async function aCase(...told: [signal: string, asOf: string][]): Promise<string> {
    const id = newId();
    await admin.query(
      `insert into case_files (id, commune, version, request_id, family_id, children, line, priority, person_in_charge, stage, stage_since, opened_at)
       values ($1, '13110', 1, $1, $1, '{}', 'case-management', 'medium', 'gestora-1', 'invitation', $2, $2)`,
      [id, FIRST],
    );
    for (const [signal, asOf] of told)
      await admin.query(
        `insert into outbox (id, lane, commune, entity, entity_id, entity_version, subject, payload)
         values ($1, 'process', '13110', 'caseManagement', $2, 1, $3, $4)`,
        [newId(), id, `case-${id}`, JSON.stringify({ kind: 'signal', signal, message: { asOf } })],
      );
    return id;
  }

  it('keep it afterwards, as their processes were told', async () => {
    const never = await aCase();
    const once = await aCase(['paused', FIRST], ['resumed', SECOND]);
    // Told again by the watchdog of then.
    const twice = await aCase(['paused', FIRST], ['paused', SECOND], ['resumed', THIRD]);
    const still = await aCase(['paused', FIRST], ['resumed', SECOND], ['paused', THIRD]);
    await migrate(database.migratorUrl('cases'), 'cases', MIGRATIONS);
    const { rows } = await admin.query('select id, pauses from case_files');
    expect(Object.fromEntries(rows.map(({ id, pauses }) => [id, pauses]))).toEqual({
      [never]: [],
      [once]: [{ from: FIRST, to: SECOND }],
      [twice]: [{ from: FIRST, to: THIRD }],
      [still]: [{ from: FIRST, to: SECOND }],
    });
  });
});
