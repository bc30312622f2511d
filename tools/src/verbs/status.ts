import type { Command } from 'commander';
import { environmentPaths } from '../stack/paths.js';
import { askControl } from '../stack/control.js';
import { isSame } from '../stack/process-identity.js';
import { isRunning, readState, type StackState } from '../stack/state.js';
import { statusTable } from '../stack/tables.js';
import { envOption } from './options.js';

const ABOUT = [
  'One line per part: whether it does its work, where it listens, how long it has been up, how often it was brought back and',
  'why. Ends with 0 if everything is healthy, with 3 if it is not or does not run. ./oln logs <part> shows what one says.',
].join(' ');

export function register(program: Command): void {
  program
    .command('status')
    .summary('what runs, since when, how often it was restarted')
    .description(ABOUT)
    .addOption(envOption())
    .option('--json', 'for scripts', false)
    .action(async ({ env, json }: { env: string; json: boolean }) => {
      const state = await currentState(env);
      if (json) process.stdout.write(`${JSON.stringify(state ?? { env, ready: false, parts: [] }, null, 2)}\n`);
      else process.stdout.write(state ? statusTable(state) : notRunning(env));
      process.exitCode = state?.ready ? 0 : 3;
    });
}

function notRunning(env: string): string {
  const left = (readState(env)?.parts ?? []).filter((part) => isSame(part.pid, part.identity));
  if (left.length === 0) return `"${env}" is not running: ./oln up starts it.\n`;
  const names = left.map((part) => part.name).join(', ');
  return `"${env}" has lost its supervisor; still running: ${names}. ./oln up takes over, ./oln down stops them.\n`;
}

/** From the supervisor itself; from its last record while it is still starting. */
export async function currentState(env: string): Promise<StackState | undefined> {
  if (!isRunning(env)) return undefined;
  return (await askControl<StackState>(environmentPaths(env).socket, '/state')) ?? readState(env);
}
