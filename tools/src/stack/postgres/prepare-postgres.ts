import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../problem.js';
import type { Launch, Owner } from '../part-definition.js';
import { ensureFolder, giveFolder, isRoot } from '../paths.js';
import { nativePostgres } from './native-postgres.js';

export interface PostgresHome {
  /** Folder with bin/, lib/, share/. */
  native: string;
  data: string;
  owner?: Owner;
}

export const ADMIN = 'oln_admin';

/** PostgreSQL refuses to run as root: then it runs as `postgres` if there is such a user, else as `nobody`. */
function otherUser(): Owner | undefined {
  if (!isRoot()) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!found) {
    throw new Problem(
      'PostgreSQL refuses to run as root and there is no user "nobody": run this again as an ordinary user.',
    );
  }
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Makes the data folder on first use. */
export async function preparePostgres(folder: string, password: string): Promise<PostgresHome> {
  const owner = otherUser();
  if (owner) giveFolder(folder, owner);
  else ensureFolder(folder);
  const home: PostgresHome = { native: nativePostgres(owner), data: join(folder, 'data'), owner };
  if (existsSync(home.data)) setAsideForeign(home.data, password);
  if (!existsSync(home.data)) await initialise(home, folder, password);
  return home;
}

/** Says whose data it is without saying the password. */
const MARK = 'oln-environment';
const markOf = (password: string): string => createHash('sha256').update(`data of ${password}`).digest('hex');

/**
 * As root the data lies outside the clone: it outlives a clone that was removed, and no key opens it any more. A new clone
 * in the same place begins anew; what was there is kept beside it.
 */
export function setAsideForeign(data: string, password: string, now = new Date()): void {
  const file = join(data, MARK);
  // Data from before there was a mark is taken for ours.
  if (!existsSync(file) || readFileSync(file, 'utf8') === markOf(password)) return;
  renameSync(
    data,
    `${data}.of-another-clone-${now
      .toISOString()
      .replace(/[^0-9]/g, '')
      .slice(0, 14)}`,
  );
}

/**
 * A new segment of the write-ahead log is filled with zeros while every commit waits: 60 ms at the usual 16 MB, which was the
 * slowest hundredth of all writes; 4 ms at 1 MB.
 */
const SMALL_SEGMENTS = ['--wal-segsize=1'];

/** The data folder appears whole or not at all. */
async function initialise(home: PostgresHome, folder: string, password: string): Promise<void> {
  const fresh = join(folder, 'data.new');
  const passwordFile = join(folder, '.password');
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (home.owner) chownSync(passwordFile, home.owner.uid, home.owner.gid);
  try {
    const identity = ['-U', ADMIN, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    const form = ['--data-checksums', '--encoding=UTF8', '--locale=C', ...SMALL_SEGMENTS];
    await initdb(home, ['-D', fresh, ...identity, ...form]);
    writeFileSync(join(fresh, MARK), markOf(password));
    renameSync(fresh, home.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

const environmentOf = ({ native }: PostgresHome): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  LD_LIBRARY_PATH: join(native, 'lib'),
  LC_ALL: 'C',
  TZ: 'UTC',
});

function initdb(home: PostgresHome, args: string[]): Promise<void> {
  const program = join(home.native, 'bin', 'initdb');
  const child = spawn(program, args, {
    ...home.owner,
    cwd: '/',
    env: environmentOf(home),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    const refuse = (why: string): void =>
      reject(new Problem(`PostgreSQL cannot be set up: ${why}. Mend this and run the command again.`));
    child.on('error', (error) => refuse(error.message));
    child.on('exit', (code) => (code === 0 ? resolve() : refuse(said.trim().split('\n').at(-1) || `code ${code}`)));
  });
}

/** What is acknowledged is on the disk; statements are never logged, because they can hold personal data. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  shared_buffers: '256MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // In segments of 1 MB the usual bounds would be a sixteenth, and a checkpoint would come every few seconds.
  min_wal_size: '80MB',
  max_wal_size: '1GB',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  timezone: 'UTC',
};

export function launchPostgres(home: PostgresHome, port: number): Launch {
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  return {
    command: join(home.native, 'bin', 'postgres'),
    args: ['-D', home.data, ...settings],
    env: environmentOf(home),
    owner: home.owner,
  };
}
