import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the clone. */
export const ROOT = process.env.OLN_ROOT ?? dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
export const HOME = join(ROOT, '.oln');

export interface EnvironmentPaths {
  name: string;
  folder: string;
  logs: string;
  secrets: string;
  state: string;
  clock: string;
  clockBeat: string;
  socket: string;
  /** Where PostgreSQL lives: reachable by the user it runs as. */
  postgres: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

export function environmentPaths(name: string): EnvironmentPaths {
  const folder = join(HOME, name);
  const inFolder = join(folder, 'control.sock');
  // The path of a Unix socket may have 107 bytes at most.
  const socket = Buffer.byteLength(inFolder) < 100 ? inFolder : join(tmpdir(), `oln-${digest(folder)}.sock`);
  return {
    name,
    folder,
    logs: join(folder, 'logs'),
    secrets: join(folder, 'secrets.json'),
    state: join(folder, 'state.json'),
    clock: join(folder, 'clock.json'),
    clockBeat: join(folder, 'clock-beat.json'),
    socket,
    postgres: isRoot() ? join(reachableBase(), name) : join(folder, 'postgres'),
  };
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/** As root, what refuses root lives outside the clone: the clone's folder may be closed to everybody else. */
export function reachableBase(): string {
  const name = `oln-${digest(ROOT)}`;
  return join(isWritable('/var/lib') ? '/var/lib' : tmpdir(), name);
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

/** Gives a folder to another user; its parents up to the base become passable. */
export function giveFolder(folder: string, owner: { uid: number; gid: number }): void {
  ensureFolder(folder);
  chmodSync(dirname(folder), 0o755);
  chownSync(folder, owner.uid, owner.gid);
}
