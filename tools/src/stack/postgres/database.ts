import { SERVICES } from '@oln/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from '../paths.js';
import type { Secrets } from '../secrets.js';
import { ADMIN } from './prepare-postgres.js';

export const adminUrl = (port: number, secrets: Secrets, database = 'postgres'): string =>
  `postgres://${ADMIN}:${secrets.databaseAdmin}@127.0.0.1:${port}/${database}`;

/** It takes questions; a server that is still recovering does not. */
export const postgresAnswers = (port: number, secrets: Secrets): Promise<boolean> =>
  asAdmin(adminUrl(port, secrets), async (admin) => (await admin.query('select 1')).rowCount === 1);

/** Database, logins and schemas, made if they are missing: a login per service and another for its migrations. */
export async function ensureDatabase(port: number, secrets: Secrets, database = 'oln'): Promise<void> {
  await asAdmin(adminUrl(port, secrets), async (admin) => {
    await ensureLogins(admin, secrets);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await admin.query(`create database ${pg.escapeIdentifier(database)}`);
  });
  await ensureSchemas(port, secrets, database);
}

/** A database more, for a spec: the logins are there, and several specs may ask at once. */
export async function addDatabase(port: number, secrets: Secrets, database: string): Promise<void> {
  await asAdmin(adminUrl(port, secrets), (admin) => admin.query(`create database ${pg.escapeIdentifier(database)}`));
  await ensureSchemas(port, secrets, database);
}

function ensureSchemas(port: number, secrets: Secrets, database: string): Promise<void> {
  const perService = SERVICES.map((service) => readSql('service.sql', { service, database }));
  return asAdmin(adminUrl(port, secrets, database), async (admin) => {
    await admin.query([readSql('database.sql', { database }), ...perService].join('\n'));
  });
}

/** In one transaction: a start that was interrupted leaves all or none. */
async function ensureLogins(admin: pg.Client, secrets: Secrets): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>('select rolname from pg_roles');
  const known = new Set(rows.map((row) => row.rolname));
  const ensure = (login: string, password: string): string =>
    `${known.has(login) ? 'alter' : 'create'} role ${login} login nosuperuser nobypassrls nocreatedb nocreaterole
     password ${pg.escapeLiteral(password)};`;
  const statements = SERVICES.map((name) => {
    const { service, migrator } = secrets.database[name]!;
    return ensure(`oln_${name}`, service) + ensure(`oln_${name}_migrator`, migrator);
  });
  await admin.query(statements.join('\n'));
}

/** The same files set up the database of docker compose. */
export function readSql(file: 'database.sql' | 'service.sql', values: Record<string, string>): string {
  const text = readFileSync(join(ROOT, 'deploy', 'postgres', file), 'utf8');
  return Object.entries(values).reduce((sql, [name, value]) => sql.replaceAll(`{{${name}}}`, value), text);
}

export async function asAdmin<Result>(url: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A connection that breaks while idle is told by the next query.
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
