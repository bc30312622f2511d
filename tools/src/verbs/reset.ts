import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { Problem } from '../problem.js';
import { eraseCopies, eraseEnvironment, stopEnvironment } from '../stack/environments.js';
import { environmentPaths } from '../stack/paths.js';
import { envOption } from './options.js';

export function register(program: Command): void {
  program
    .command('reset')
    .summary('erase all data of an environment (asks first)')
    .description(
      'Stops the environment and erases all that is in it: records, events, processes, mails, keys. Nothing brings them back.',
    )
    .addOption(envOption())
    .option('--yes', 'do not ask', false)
    .action(async ({ env, yes }: { env: string; yes: boolean }) => {
      const { folder, postgres } = environmentPaths(env);
      if (![folder, postgres].some((path) => existsSync(path)))
        throw new Problem(`There is no environment "${env}": nothing was erased.`);
      if (!yes && !(await confirmed(env))) return void process.stdout.write('Nothing was erased.\n');
      await stopEnvironment(env);
      eraseEnvironment(env);
      eraseCopies();
      process.stdout.write(`Everything of "${env}" is erased.\n`);
    });
}

async function confirmed(env: string): Promise<boolean> {
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  // Where there is nobody to answer, the answer is no.
  const nobody = once(ask, 'close').then(() => '');
  const question = `This erases every record, event and process of "${env}". Type yes to go on: `;
  const answer = await Promise.race([ask.question(question), nobody]);
  ask.close();
  return ['yes', 'y', 'sí', 'si'].includes(answer.trim().toLowerCase());
}
