import { existsSync, readdirSync, rmSync } from 'node:fs';
import { delay, killQuietly } from './part.js';
import { stopLeftovers } from './leftovers.js';
import { environmentPaths, isRoot, reachableBase } from './paths.js';
import { isSame } from './process-identity.js';
import { readState } from './state.js';

/** Longer than the parts' own graces together. */
const STOP_WITHIN_MS = 60_000;

/** Stops a running environment, or what a killed supervisor left of it. Gives whether there was anything to stop. */
export async function stopEnvironment(env: string): Promise<boolean> {
  const state = readState(env);
  if (!state) return false;
  const supervises = (): boolean => isSame(state.pid, state.identity);
  const wasRunning = supervises();
  if (wasRunning) killQuietly(state.pid, 'SIGTERM');
  for (const until = Date.now() + STOP_WITHIN_MS; supervises() && Date.now() < until;) await delay(50);
  if (supervises()) killQuietly(state.pid, 'SIGKILL');
  const left = await stopLeftovers(readState(env)?.parts ?? []);
  rmSync(environmentPaths(env).state, { force: true });
  return wasRunning || left > 0;
}

/** Removes all data of an environment that is not running. */
export function eraseEnvironment(env: string): void {
  const { postgres, folder, socket } = environmentPaths(env);
  for (const path of [postgres, folder, socket]) rmSync(path, { recursive: true, force: true });
}

/** As root, what was copied out of the clone is removed with the last environment. */
export function eraseCopies(): void {
  const base = reachableBase();
  const isUnused = isRoot() && existsSync(base) && readdirSync(base).every((name) => name.startsWith('.'));
  if (isUnused) rmSync(base, { recursive: true, force: true });
}
