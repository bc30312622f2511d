import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.js';
import { delay } from '../stack/part.js';
import { ensureFolder, environmentPaths, ROOT } from '../stack/paths.js';
import { isRunning, lastLines, logFileOf, readState, type StackState } from '../stack/state.js';

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

async function untilReady(env: string, progress: (text: string) => void): Promise<StackState> {
  const logFile = logFileOf(env, 'supervisor');
  const hasEnded = launched.get(env) ?? (() => !isRunning(env));
  let told = 0;
  for (;;) {
    const ended = hasEnded();
    const state = readState(env);
    if (state?.ready && isRunning(env)) return state;
    const lines = lastLines(logFile, Number.MAX_SAFE_INTEGER).split('\n');
    if (ended)
      throw new Problem(
        lines.slice(told).join('\n') || `"${env}" has ended before it was healthy: ./oln logs supervisor.`,
      );
    // The last line may still be on its way.
    for (const line of lines.slice(told, -1)) if (line.endsWith('…')) progress(line);
    told = Math.max(told, lines.length - 1);
    await delay(100);
  }
}
