import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { environmentPaths } from '../stack/paths.js';
import { stopEnvironment } from './down.js';
import { envOption } from './options.js';

export function register(program: Command): void {
  program
    .command('reset')
    .summary('erase all data of an environment (asks first)')
    .addOption(envOption())
    .option('--yes', 'do not ask', false)
    .action(async ({ env, yes }: { env: string; yes: boolean }) => {
      if (!yes && !(await confirmed(env))) return void process.stdout.write('Nothing was erased.\n');
      await stopEnvironment(env);
      eraseEnvironment(env);
      process.stdout.write(`Everything of "${env}" is erased.\n`);
    });
}

export function eraseEnvironment(env: string): void {
  const paths = environmentPaths(env);
  for (const folder of [paths.postgres, paths.folder]) rmSync(folder, { recursive: true, force: true });
}

async function confirmed(env: string): Promise<boolean> {
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await ask.question(`This erases every record, event and process of "${env}". Type its name to go on: `);
  ask.close();
  return answer.trim() === env;
}
