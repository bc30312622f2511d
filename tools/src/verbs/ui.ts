import type { Command } from 'commander';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { wayIn } from '../stack/way-in.js';
import { communeList, envOption, upTo } from './options.js';
import { currentState } from './status.js';

interface Options {
  env: string;
  person: string;
  communes: string[];
  hours: number;
}

const ABOUT = [
  'Prints a link that opens the Temporal UI, read-only, as a supervisor of some communes: every process, where it stands, what it',
  'waits for and until when. The link is a key: give it to nobody.',
].join(' ');

export function register(program: Command): void {
  program
    .command('ui')
    .summary('a link into the Temporal UI, as a supervisor')
    .description(ABOUT)
    .addOption(envOption())
    .option('--person <id>', 'who looks', 'supervisora-1')
    .option('--communes <list>', 'whose processes: CUT codes separated by commas', communeList, ['13110'])
    .option('--hours <n>', 'how long it is good', upTo(24 * 31), 12)
    .action(async ({ env, person, communes, hours }: Options) => {
      const state = await currentState(env);
      if (!state?.ready) throw new Problem(`"${env}" is not running: ./oln up starts it.`);
      process.stdout.write(`${await wayIn(environmentPaths(env), state.ports, { person, communes, hours })}\n`);
    });
}
