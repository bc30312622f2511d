import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClockRecord } from './clock-record.js';
import type { PartState } from './part-definition.js';
import { environmentPaths } from './paths.js';
import type { Detour } from './plan.js';
import type { Ports } from './ports.js';
import { isSame } from './process-identity.js';

export interface StackOptions {
  env: string;
  replicas: number;
  portOffset: number;
  realTime: boolean;
  timeSkipping?: boolean;
  /** With the embedded provider of identities. */
  signIn?: boolean;
  /** Further variables for every service and worker. */
  environment?: Record<string, string>;
  /** Further variables for single parts, by their names. */
  environmentOf?: Readonly<Record<string, Record<string, string>>>;
  /** Ports at which single parts find the back ends. */
  detours?: Readonly<Record<string, Detour>>;
}

/** What is known of an environment, kept as a file for the other verbs and for who comes after a crash. */
export interface StackState {
  env: string;
  pid: number;
  identity?: string;
  ready: boolean;
  startedAt: string;
  ports: Ports;
  options: StackOptions;
  clock?: ClockRecord;
  parts: PartState[];
  problem?: string;
}

export function writeState(file: string, state: StackState): void {
  writeFileSync(`${file}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function readState(env: string): StackState | undefined {
  try {
    return JSON.parse(readFileSync(environmentPaths(env).state, 'utf8')) as StackState;
  } catch {
    return undefined;
  }
}

export const isRunning = (env: string): boolean => {
  const state = readState(env);
  return state !== undefined && isSame(state.pid, state.identity);
};

export const logFileOf = (env: string, part: string): string => join(environmentPaths(env).logs, `${part}.log`);
