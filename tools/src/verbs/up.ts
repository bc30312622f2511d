import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '../problem.js';
import { delay } from '../stack/part.js';
import { ensureFolder, environmentPaths, ROOT } from '../stack/paths.js';
import { isRunning, lastLines, readState, Supervisor, type StackOptions, type StackState } from '../stack/supervisor.js';
import { addressTable } from '../stack/tables.js';
import { envOption, wholeNumber } from './options.js';

interface UpOptions {
  env: string;
  replicas: number;
  portOffset: number;
  realTime: boolean;
  detach: boolean;
}

export function register(program: Command): void {
  program
    .command('up')
    .summary('start the whole system and stay (Ctrl-C stops it)')
    .description(
      'Installs what is missing, starts PostgreSQL, NATS, Temporal with its UI, the services and the workers, waits until they are healthy, prints where they are, and stays. Data survives; ./oln reset erases it.',
    )
    .addOption(envOption())
    .option('--detach', 'return when everything is healthy', false)
    .option('--replicas <n>', 'of each service and worker', wholeNumber, 1)
    .option('--port-offset <n>', 'added to every port', wholeNumber, 0)
    .option('--real-time', 'business time is wall time, as in production (no demo in this environment)', false)
    .action(async (options: UpOptions) => {
      if (options.detach) await detach(options);
      else await stay(options);
    });
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function stay({ detach: _detach, ...options }: UpOptions): Promise<void> {
  const supervisor = new Supervisor(options satisfies StackOptions, say);
  let stopping = false;
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (stopping) return;
        stopping = true;
        say('Stopping …');
        void supervisor.stop().then(resolve);
      });
    }
  });
  try {
    await supervisor.start();
  } catch (error) {
    if (!stopping) throw error;
  }
  if (!stopping) process.stdout.write(addressTable(supervisor.state));
  await stopped;
  process.exit(0);
}

/** Also used by verbs that need a running stack. */
export async function detach(options: UpOptions, progress = say): Promise<StackState> {
  if (isRunning(options.env)) {
    const running = readState(options.env);
    if (running?.ready) {
      process.stdout.write(`The environment "${options.env}" is running already.\n${addressTable(running)}`);
      return running;
    }
  }
  const paths = environmentPaths(options.env);
  ensureFolder(paths.logs);
  const logFile = join(paths.logs, 'supervisor.log');
  const log = openSync(logFile, 'w', 0o600);
  const args = ['up', '--env', options.env, '--replicas', String(options.replicas), '--port-offset', String(options.portOffset)];
  if (options.realTime) args.push('--real-time');
  const child = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'tools/bootstrap.mjs'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', log, log],
    detached: true,
    env: process.env,
  });
  closeSync(log);
  child.unref();
  const state = await untilReady(options.env, child, logFile, progress);
  process.stdout.write(addressTable(state));
  return state;
}

async function untilReady(env: string, child: ReturnType<typeof spawn>, logFile: string, progress: (text: string) => void): Promise<StackState> {
  let told = '';
  for (;;) {
    await delay(150);
    const last = lastLines(logFile, 1);
    if (last !== told && !last.includes('│')) progress((told = last));
    const state = readState(env);
    if (state?.ready && state.pid === child.pid) return state;
    if (child.exitCode !== null) throw new Problem(lastLines(logFile, 12));
  }
}
