import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.js';
import { delay } from '../stack/part.js';
import { ensureFolder, environmentPaths, ROOT } from '../stack/paths.js';
import { lastLines } from '../stack/log-file.js';
import { isRunning, logFileOf, readState, type StackState } from '../stack/state.js';

export interface UpOptions {
  env: string;
  replicas: number;
  portOffset: number;
  realTime: boolean;
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** A running, healthy system, started in the background if need be. */
export async function detach(options: UpOptions, progress = say): Promise<StackState> {
  const running = isRunning(options.env) ? readState(options.env) : undefined;
  if (running) assertSame(running, options);
  else launch(options);
  return untilReady(options.env, progress);
}

function assertSame({ options: { replicas, realTime }, env }: StackState, wanted: UpOptions): void {
  if (replicas === wanted.replicas && realTime === wanted.realTime) return;
  throw new Problem(
    `"${env}" is running already with other options (${replicas} replicas): ./oln down --env ${env} first.`,
  );
}

function launch({ env, replicas, portOffset, realTime }: UpOptions): void {
  const { logs } = environmentPaths(env);
  ensureFolder(logs);
  const log = openSync(logFileOf(env, 'supervisor'), 'w', 0o600);
  const options = ['--env', env, '--replicas', String(replicas), '--port-offset', String(portOffset)];
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(ROOT, 'tools/bootstrap.mjs'), 'up', ...options, ...(realTime ? ['--real-time'] : [])],
    { cwd: ROOT, stdio: ['ignore', log, log], detached: true, env: { ...process.env, OLN_COMPILED: '1' } },
  );
  closeSync(log);
  child.unref();
  launched.set(env, () => child.exitCode !== null || child.signalCode !== null);
}

/** Whether what this process launched has ended again. */
const launched = new Map<string, () => boolean>();

const isProgress = (line: string): boolean => line.endsWith('…');

async function untilReady(env: string, progress: (text: string) => void): Promise<StackState> {
  const logFile = logFileOf(env, 'supervisor');
  const hasEnded = launched.get(env) ?? (() => !isRunning(env));
  for (let told = 0; ; await delay(100)) {
    const ended = hasEnded();
    const state = readState(env);
    const lines = lastLines(logFile, Number.MAX_SAFE_INTEGER).split('\n');
    const steps = lines.filter(isProgress);
    for (const line of steps.slice(told)) progress(line);
    told = steps.length;
    if (state?.ready && isRunning(env)) return state;
    if (ended) throw new Problem(lines.filter((line) => !isProgress(line)).join('\n'));
  }
}
