import type { Command } from 'commander';
import { stopEnvironment } from '../stack/environments.js';
import { envOption } from './options.js';

export function register(program: Command): void {
  program
    .command('down')
    .summary('stop everything; data stays')
    .description(
      'Stops every part in order, also what a killed ./oln up left running. Data stays: ./oln up goes on where it was.',
    )
    .addOption(envOption())
    .action(async ({ env }: { env: string }) => {
      const stopped = await stopEnvironment(env);
      const told = `Stopped "${env}". Data stays: ./oln up goes on where it was.`;
      process.stdout.write(stopped ? `${told}\n` : `"${env}" is not running.\n`);
    });
}
