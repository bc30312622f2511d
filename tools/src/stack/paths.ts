import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../problem.js';
import type { Owner } from './part-definition.js';

/** Root of the clone. */
export const ROOT = process.env.OLN_ROOT ?? dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
export const HOME = join(ROOT, '.oln');

export interface EnvironmentPaths {
  name: string;
  folder: string;
  lock: string;
  logs: string;
  secrets: string;
  state: string;
  clock: string;
  clockBeat: string;
  socket: string;
  /** Where PostgreSQL lives: reachable by the user it runs as. */
  postgres: string;
}

/** The path of a Unix socket may have 107 bytes at most. */
const SOCKET_PATH_BYTES = 100;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

export function environmentPaths(name: string): EnvironmentPaths {
  const folder = join(HOME, name);
  const socket = join(folder, 'control.sock');
  return {
    name,
    folder,
    lock: join(folder, 'lock'),
    logs: join(folder, 'logs'),
    secrets: join(folder, 'secrets.json'),
    state: join(folder, 'state.json'),
    clock: join(folder, 'clock.json'),
    clockBeat: join(folder, 'clock-beat.json'),
    socket: Buffer.byteLength(socket) <= SOCKET_PATH_BYTES ? socket : join(tmpdir(), `oln-${digest(folder)}.sock`),
    postgres: isRoot() ? join(reachableBase(), name) : join(folder, 'postgres'),
  };
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/** As root, what refuses root lives outside the clone: the clone's folder may be closed to everybody else. */
export function reachableBase(): string {
  return join(isWritable('/var/lib') ? '/var/lib' : tmpdir(), `oln-${digest(ROOT)}`);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export function ensureFolder(folder: string, mode = 0o700): void {
  mkdirSync(folder, { recursive: true, mode });
}

/** Made passable for the user that PostgreSQL runs as; refused if somebody else made it, in a folder open to all. */
export function ensureReachableBase(): string {
  const base = reachableBase();
  ensureFolder(base, 0o755);
  const made = lstatSync(base);
  if (!made.isDirectory() || made.uid !== process.getuid?.())
    throw new Problem(`${base} belongs to somebody else: remove it, or move the clone, and run this again.`);
  chmodSync(base, 0o755);
  return base;
}

/** Gives a folder under the reachable base to the user who works in it. */
export function giveFolder(folder: string, owner: Owner): void {
  ensureReachableBase();
  ensureFolder(folder);
  chownSync(folder, owner.uid, owner.gid);
}
