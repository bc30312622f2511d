import { existsSync, readdirSync } from 'node:fs';
import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { lastLines } from '../stack/log-file.js';
import { logFileOf } from '../stack/state.js';
import { envOption, wholeNumber } from './options.js';

const ABOUT = [
  'Prints the end of what a part has written; services and workers write JSON lines, with a trace id that leads through all of',
  'them.',
].join(' ');

const EXAMPLES = `
  ./oln logs intake -f
  ./oln logs cases -n 1000 | grep '"level":50'`;

export function register(program: Command): void {
  program
    .command('logs')
    .summary('what a part says')
    .description(ABOUT)
    .addHelpText('after', EXAMPLES)
    .argument('[part]', 'a part as ./oln status names it, or supervisor; without it: which logs there are')
    .addOption(envOption())
    .option('-f, --follow', 'go on as it is written', false)
    .option('-n, --lines <n>', 'how many of the last lines', wholeNumber, 100)
    .action((part: string | undefined, options: { env: string; follow: boolean; lines: number }) => {
      if (part === undefined)
        return void process.stdout.write(
          `Logs of "${options.env}": ${known(options.env)}. One of them: ./oln logs <part>\n`,
        );
      const file = logFileOf(options.env, part);
      if (!existsSync(file))
        throw new Problem(`There is no log of "${part}" in "${options.env}". There is: ${known(options.env)}.`);
      if (options.follow) spawn('tail', ['-n', String(options.lines), '-F', file], { stdio: 'inherit' });
      else process.stdout.write(`${lastLines(file, options.lines)}\n`);
    });
}

function known(env: string): string {
  const { logs } = environmentPaths(env);
  const files = existsSync(logs) ? readdirSync(logs) : [];
  return files.map((file) => file.replace(/\.log$/, '')).join(', ') || 'none yet';
}
