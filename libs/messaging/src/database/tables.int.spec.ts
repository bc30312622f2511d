import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { count, moved, openDatabase, run, SCHEMA, until, write } from '../spec/room.spec.js';
import { RelayCall } from '../relay/relay-call.js';
import { Database } from './database.js';

describe('The outbox as a log that is kept for life', () => {
  let where: Awaited<ReturnType<typeof openDatabase>>;
  let database: Database;

  beforeAll(async () => {
    where = await openDatabase();
    database = new Database(where.url, { name: 'spec' });
  });
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  const partitions = async () =>
    (await run(where.adminUrl, `select inhrelid::regclass::text as name from pg_inherits order by 1`)).rows
      .map(({ name }: { name: string }) => name.replace(`${SCHEMA}.`, ''))
      .filter((name) => /^outbox_(\d{4}_\d\d|rest)$/.test(name));

  it('has a partition for this month and the next two from the first migration on', async () => {
    const months = [0, 1, 2].map((ahead) => {
      const now = new Date();
      return `outbox_${new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)).toISOString().slice(0, 7).replace('-', '_')}`;
    });
    expect(await partitions()).toEqual([...months, 'outbox_rest'].sort());
  });

  it('lets the relay, which owns nothing, ask for more, and makes none twice', async () => {
    const [row] = await database.query<{ made: number }>('select ensure_outbox_partitions() as made');
    expect(row!.made).toBe(0);
  });

  it('takes a row for which no month was made, and moves it once there is one', async () => {
    const month = (await partitions())[0]!;
    await run(where.migratorUrl, `drop table ${month}`);
    await write(database, moved(randomUUID(), 1));
    expect(await count(database, 'outbox_rest')).toBe(1);
    await database.query('select ensure_outbox_partitions()');
    expect(await count(database, 'outbox_rest')).toBe(0);
    expect(await count(database, month)).toBe(1);
  });

  it('shows a commune its own rows only, in the log and in a partition read directly', async () => {
    await write(database, moved(randomUUID(), 1));
    const other = new pg.Client({ connectionString: where.url, options: '-c app.communes=05101' });
    await other.connect();
    for (const table of ['outbox', ...(await partitions())]) {
      expect((await other.query(`select from ${table}`)).rowCount).toBe(0);
    }
    await other.end();
  });

  it('refuses a partition written for another commune', async () => {
    const other = new pg.Client({ connectionString: where.url, options: '-c app.communes=05101' });
    await other.connect();
    const columns = '(id, lane, commune, entity, entity_id, entity_version, subject, payload)';
    const values = `(gen_random_uuid(), 'event', '13110', 'case', gen_random_uuid(), 1, 's', '{}')`;
    await expect(other.query(`insert into outbox ${columns} values ${values}`)).rejects.toThrow(/row-level security/);
    await other.end();
  });

  it('calls the relay, in whichever replica it works; many calls at once are one, and one more for what came meanwhile', async () => {
    const listener = new pg.Client(where.url);
    await listener.connect();
    let heard = 0;
    listener.on('notification', () => (heard += 1));
    await listener.query(`listen oln_outbox_${SCHEMA}`);
    const call = new RelayCall(database);
    for (let times = 0; times < 100; times++) call.ring();
    await until(() => heard >= 2);
    await listener.query('select pg_sleep(0.3)');
    expect(heard).toBe(2);
    await listener.end();
  });
});
