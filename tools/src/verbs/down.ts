import type { Command } from 'commander';
import { delay, killQuietly } from '../stack/part.js';
import { isSame } from '../stack/process-identity.js';
import { readState } from '../stack/supervisor.js';
import { envOption } from './options.js';

export function register(program: Command): void {
  program
    .command('down')
    .summary('stop everything; data stays')
    .addOption(envOption())
    .action(async ({ env }: { env: string }) => {
      process.stdout.write((await stopEnvironment(env)) ? `Stopped "${env}". Data stays: ./oln up goes on where it was.\n` : `"${env}" is not running.\n`);
    });
}

export async function stopEnvironment(env: string): Promise<boolean> {
  const state = readState(env);
  if (!state) return false;
  const parts = state.parts.filter((part) => isSame(part.pid, part.identity));
  if (!isSame(state.pid, state.identity)) {
    // Its supervisor was killed: what it left behind is stopped here.
    for (const part of parts) killQuietly(part.pid!, part.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
    return parts.length > 0;
  }
  killQuietly(state.pid, 'SIGTERM');
  while (isSame(state.pid, state.identity)) await delay(100);
  return true;
}
