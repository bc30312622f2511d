import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InvalidArgumentError, type Command } from 'commander';
import { ROOT } from '../stack/paths.js';
import { upTo } from './options.js';

/** What may be named; `tests/bench` says of each what it measures. */
const FIGURES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11', 'P12', 'P13', 'P14', 'P15'];

const ABOUT = [
  'Measures each figure against its bare baseline in the same run, both in every round, on parts of its own (nothing of ./oln up is',
  'touched), and counts afterwards what was written. Ends with 0 if every figure reaches 80 % of its bar. Leave the machine alone meanwhile.',
  'docs/bench.md says how to read it.',
].join(' ');

const EXAMPLES = `
  ./oln bench P1 P9
  ./oln bench --json > figures.json`;

interface Options {
  runs: number;
  seconds: number;
  json: boolean;
  profile: boolean;
}

export function register(program: Command): void {
  program
    .command('bench')
    .summary('speed and size, each against its bare baseline')
    .description(ABOUT)
    .addHelpText('after', EXAMPLES)
    .argument('[ids...]', `some of ${FIGURES.join(', ')} (default: all)`, figureId)
    .option('--runs <n>', 'rounds per figure; their median counts', upTo(50), 5)
    .option('--seconds <n>', 'load on each side in a round', upTo(120), 5)
    .option(
      '--profile',
      'keep where the services spend their time in docs/bench; the figures are worth little then',
      false,
    )
    .option('--json', 'the result as JSON', false)
    .action(async (ids: string[], options: Options) => {
      process.exitCode = await runProgram({ ids, ...options });
    });
}

function figureId(text: string, before: string[] = []): string[] {
  const id = FIGURES.find((known) => known.toLowerCase() === text.toLowerCase());
  if (!id) throw new InvalidArgumentError(`there is ${FIGURES.join(', ')}`);
  return [...before, id];
}

interface Builder {
  buildStale(only: string): Promise<string[]>;
}

/** A program of the tests: this command must not import it, so it is compiled and started. Ctrl-C reaches it by itself. */
async function runProgram(options: Options & { ids: string[] }): Promise<number> {
  const builder = (await import(pathToFileURL(join(ROOT, 'tools/build-stale.mjs')).href)) as Builder;
  await builder.buildStale('tests/bench');
  const program = join(ROOT, 'tests/bench/dist/main.js');
  const args = ['--enable-source-maps', program, JSON.stringify(options)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, OLN_ROOT: ROOT } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}
