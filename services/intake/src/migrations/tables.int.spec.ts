import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@oln/service-kit';
import { freshDatabase, type FreshDatabase } from '@oln/testing';
import pg from 'pg';
import { INTAKE_MIGRATIONS } from './index.js';

describe('The tables of intake', () => {
  let database: FreshDatabase;
  let admin: pg.Client;
  let service: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    await migrate(database.migratorUrl('intake'), 'intake', INTAKE_MIGRATIONS);
    admin = new pg.Client({ connectionString: database.adminUrl, options: '-c search_path=intake' });
    service = new pg.Client({ connectionString: database.url('intake') });
    await Promise.all([admin.connect(), service.connect()]);
  });
  afterAll(async () => {
    await Promise.all([admin?.end(), service?.end()]);
    await database?.drop();
  });

  it('all belong to a commune, whose wall holds even for their owner', async () => {
    const { rows } = await admin.query(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
              exists (select 1 from pg_attribute where attrelid = c.oid and attname = 'commune') as has_commune
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'intake' and c.relkind in ('r', 'p') and not c.relispartition
          and c.relname not in ('migrations', 'lease', 'index_keys', 'audit_seal', 'audit_sealed')`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ walled, has_commune }) => !walled || !has_commune)).toEqual([]);
  });

  it('show the service rows of the communes that are named, and of none where none is', async () => {
    const insert = (commune: string) =>
      service.query(
        `insert into families (id, commune, version, registered_at, registered_by) values (gen_random_uuid(), $1, 1, now(), 'x')`,
        [commune],
      );
    await service.query('begin');
    await service.query(`select set_config('app.communes', '13110,05101', true)`);
    await Promise.all([insert('13110'), insert('05101')]);
    await service.query('commit');
    const seenWith = async (communes: string) => {
      await service.query('begin');
      await service.query(`select set_config('app.communes', $1, true)`, [communes]);
      const { rows } = await service.query('select commune from families order by 1');
      await service.query('commit');
      return rows.map(({ commune }) => commune);
    };
    expect(await seenWith('13110')).toEqual(['13110']);
    expect(await seenWith('13101')).toEqual([]);
    expect(await seenWith('')).toEqual([]);
    expect(await seenWith('*')).toEqual(['05101', '13110']);
    await service.query('begin');
    await service.query(`select set_config('app.communes', '13110', true)`);
    await expect(insert('05101')).rejects.toThrow('row-level security');
    await service.query('rollback');
  });

  it('use their indexes for what is asked every minute, behind the wall as well', async () => {
    await service.query('begin');
    await service.query(`select set_config('app.communes', '13110', true)`);
    await service.query('set local enable_seqscan = off');
    const plan = async (sql: string): Promise<string> =>
      (await service.query(`explain ${sql}`)).rows.map((row) => row['QUERY PLAN']).join('\n');
    const queue = `select id from requests where commune = '13110' and stage in ('prioritised', 'variant', 'assignment') and (queue_rank, received_at, id) > (1, now(), gen_random_uuid()) order by queue_rank, received_at, id limit 50`;
    expect(await plan(queue)).toContain('requests_queue');
    expect(await plan(queue)).not.toContain('Sort');
    expect(
      await plan(`select id from requests where commune = '13110' order by registered_at desc, id desc limit 50`),
    ).toContain('requests_newest');
    expect(
      await plan(`select person_id from person_keys where commune = '13110' and hash = any (array['x'])`),
    ).toContain('person_keys');
    await service.query('rollback');
  });

  it('give entries by their tokens to who has the commune in reach, and to nobody else', async () => {
    await admin.query(
      `insert into persons (id, commune, version, kind, sealed, name_tokens, registered_at, registered_by)
       values (gen_random_uuid(), '05101', 1, 'child', '\\x00', array['05101:aa', '05101:bb'], now(), 'x')`,
    );
    const found = async (communes: string, tokens: string) => {
      await service.query('begin');
      await service.query(`select set_config('app.communes', $1, true)`, [communes]);
      const exact = await service.query(`select persons_with_tokens('05101', $1, 10)`, [tokens]);
      const alike = await service.query(`select id from persons_like_tokens('05101', $1, 0.4, 10)`, [tokens]);
      await service.query('commit');
      return [exact.rowCount, alike.rowCount];
    };
    expect(await found('05101', '{05101:aa,05101:bb}')).toEqual([1, 1]);
    expect(await found('05101', '{05101:aa,05101:cc}')).toEqual([0, 1]);
    expect(await found('13110', '{05101:aa}')).toEqual([0, 0]);
    expect(await found('', '{05101:aa}')).toEqual([0, 0]);
    expect(await found('05101', '{}')).toEqual([0, 0]);
  });
});
