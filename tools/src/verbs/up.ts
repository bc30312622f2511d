import type { Command } from 'commander';
import { Supervisor } from '../stack/supervisor.js';
import { addressTable } from '../stack/tables.js';
import { detach, UP_DEFAULTS, type UpOptions } from './detach.js';
import { envOption, upTo, wholeNumber } from './options.js';

const ABOUT = [
  'Installs what is missing, starts PostgreSQL, NATS, Temporal with its UI, the services and the workers, waits until they are',
  'healthy, prints where they are, and stays (Ctrl-C stops everything). Data survives; ./oln reset erases it.',
].join(' ');

export function register(program: Command): void {
  program
    .command('up')
    .summary('start the whole system and stay (Ctrl-C stops it)')
    .description(ABOUT)
    .addOption(envOption())
    .option('--detach', 'return when everything is healthy', false)
    .option('--replicas <n>', 'of each service and worker (default: 1)', upTo(9))
    .option('--port-offset <n>', 'added to every port (default: 0)', wholeNumber)
    .option('--real-time', 'business time is wall time, as in production (no demo in this environment)')
    .action(async ({ detach: returns, ...options }: UpOptions & { detach: boolean }) => {
      if (returns) process.stdout.write(addressTable(await detach(options)));
      else await stay({ ...UP_DEFAULTS, ...options });
    });
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function stay(options: Required<UpOptions>): Promise<void> {
  const asked = new AbortController();
  const supervisor = new Supervisor({ ...options, signIn: true }, say, () => asked.abort());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  asked.signal.addEventListener('abort', () => {
    say('Stopping …');
    void supervisor.stop().then(() => process.exit());
  });
  // The terminal may be gone before the parts are.
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => {
    say(`Something unforeseen happened: ${error.stack}`);
    process.exitCode = 1;
    asked.abort();
  });
  try {
    await supervisor.start();
  } catch (error) {
    // Asked to stop before it was ready: the listener above ends this process.
    if (asked.signal.aborted) return;
    throw error;
  }
  if (!asked.signal.aborted) process.stdout.write(addressTable(supervisor.state));
}
