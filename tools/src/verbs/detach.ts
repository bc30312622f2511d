import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.js';
import { delay } from '../stack/part.js';
import { ensureFolder, environmentPaths, ROOT } from '../stack/paths.js';
import { lastLines } from '../stack/log-file.js';
import { isRunning, logFileOf, readState, type StackState } from '../stack/state.js';

/** What is not said is as it is, where the environment runs already. */
export interface UpOptions {
  env: string;
  replicas?: number;
  portOffset?: number;
  realTime?: boolean;
}

/** What a new environment is when nothing else is said. */
export const UP_DEFAULTS = { replicas: 1, portOffset: 0, realTime: false };

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** A running, healthy system, started in the background if need be. */
export async function detach(options: UpOptions, progress = say): Promise<StackState> {
  const running = isRunning(options.env) ? readState(options.env) : undefined;
  if (running) assertSame(running, options);
  else launch(options);
  return untilReady(options.env, progress);
}

/** Throws {@link Problem} if something else is asked for than what runs. */
export function assertSame({ options, env }: Pick<StackState, 'options' | 'env'>, wanted: UpOptions): void {
  const names = { replicas: '--replicas', portOffset: '--port-offset', realTime: '--real-time' } as const;
  const others = (Object.keys(names) as (keyof typeof names)[])
    .filter((key) => wanted[key] !== undefined && wanted[key] !== options[key])
    .map((key) => names[key]);
  if (others.length === 0) return;
  throw new Problem(
    `"${env}" is running already with another ${others.join(' and ')}: ./oln down${env === 'trial' ? '' : ` --env ${env}`} first.`,
  );
}

function launch(wanted: UpOptions): void {
  const { env, replicas, portOffset, realTime } = { ...UP_DEFAULTS, ...wanted };
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

/** As long as a part may take to start. */
const JOINED_WITHIN_MS = 120_000;

const isProgress = (line: string): boolean => line.endsWith('…');

async function untilReady(env: string, progress: (text: string) => void): Promise<StackState> {
  const logFile = logFileOf(env, 'supervisor');
  // Who starts one hears from it why it cannot; one that somebody else started may be ill.
  const patience = launched.has(env) ? Infinity : Date.now() + JOINED_WITHIN_MS;
  const hasEnded = launched.get(env) ?? (() => !isRunning(env));
  for (let told = 0; ; await delay(100)) {
    const ended = hasEnded();
    const state = readState(env);
    if (state?.ready && isRunning(env)) return state;
    const lines = lastLines(logFile, Number.MAX_SAFE_INTEGER).split('\n');
    const steps = lines.filter(isProgress);
    for (const line of steps.slice(told)) progress(line);
    told = steps.length;
    if (Date.now() > patience) throw new Problem(`"${env}" runs but is not healthy: ./oln status shows which part.`);
    if (ended) throw new Problem(lines.filter((line) => !isProgress(line)).join('\n'));
  }
}
