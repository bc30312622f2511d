import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backEnds, freshDatabase, type FreshDatabase } from '@oln/testing';
import pg from 'pg';
import { asAdmin, ensureDatabase } from './database.js';

describe('The database of the house', () => {
  let database: FreshDatabase;
  const on = <Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> =>
    asAdmin(url, async (client) => (await client.query<Row>(sql)).rows);

  beforeAll(async () => {
    database = await freshDatabase();
    await on(database.migratorUrl('cases'), 'create table notes (id int primary key, text text)');
  });
  afterAll(() => database.drop());

  it('gives a service its own schema to work in, and nothing to change in it', async () => {
    const cases = database.url('cases');
    await on(cases, `insert into notes values (1, 'a')`);
    await on(cases, `update notes set text = 'b'`);
    expect(await on(cases, 'select text from notes')).toEqual([{ text: 'b' }]);
    await on(cases, 'delete from notes');
    await expect(on(cases, 'create table others (id int)')).rejects.toThrow('permission denied');
    await expect(on(cases, 'alter table notes add column more int')).rejects.toThrow('must be owner');
    await expect(on(cases, 'truncate notes')).rejects.toThrow('permission denied');
  });

  it('keeps services from each other', async () => {
    await expect(on(database.url('intake'), 'select * from cases.notes')).rejects.toThrow('permission denied');
    await expect(on(database.migratorUrl('intake'), 'select * from cases.notes')).rejects.toThrow('permission denied');
    await expect(on(database.url('intake'), 'create table public.mine (id int)')).rejects.toThrow('permission denied');
  });

  it('holds a service to row-level security, which its logins cannot leave', async () => {
    const rows = await on<{ rolname: string }>(
      database.adminUrl,
      `select rolname from pg_roles where rolname like 'oln\\_%' and rolname <> 'oln_admin'
        and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb)`,
    );
    expect(rows).toEqual([]);
  });

  it('is durable: acknowledged is on the disk, damaged pages are noticed, statements are not logged', async () => {
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'log_min_error_statement'];
    const rows = await on<{ name: string; setting: string }>(
      database.adminUrl,
      `select name, setting from pg_settings where name in (${settings.map((name) => `'${name}'`).join(',')})`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      log_min_error_statement: 'panic',
    });
  });

  it('asks for the password, by SCRAM', async () => {
    await expect(on(database.url('cases').replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
    const rows = await on(database.adminUrl, `select from pg_authid where rolpassword not like 'SCRAM-SHA-256$%'`);
    expect(rows).toEqual([]);
  });

  it('can be set up again without a change to what is there', async () => {
    const { ports, secrets } = backEnds();
    await on(database.url('cases'), `insert into notes values (7, 'stays')`);
    await ensureDatabase(ports.postgres, secrets, database.name);
    expect(await on(database.url('cases'), 'select id from notes')).toEqual([{ id: 7 }]);
  });

  it('is made for several specs at once', async () => {
    const made = await Promise.all([freshDatabase(), freshDatabase(), freshDatabase()]);
    expect(new Set(made.map(({ name }) => name)).size).toBe(3);
    await Promise.all(made.map(({ drop }) => drop()));
  });
});
