import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SERVICES } from '@oln/contracts';
import { InvalidArgumentError, type Command } from 'commander';
import { ROOT } from '../stack/paths.js';
import { upTo } from './options.js';

/** What may be named; `tests/chaos` says of each what it does. */
const FAULTS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F12', 'F13'];
/** Who can be cut off (F12). */
const PARTS = [...SERVICES, 'worker'];
const NAMES = [...FAULTS, 'frozen', 'rolling', 'soak'];

const ABOUT = [
  'Starts a stack of its own (two of each service and worker, nothing of ./oln up is touched), opens 500 records, and asks it up to 50 times a second',
  'while the parts that a fault names are killed, cut off, exchanged, or given what nobody can read. Afterwards it looks, by ways of its own, whether anything was lost or doubled, and prints',
  'faults and invariants as a table. Ends with 0 if everything holds. docs/chaos.md says how to read it.',
].join(' ');

const EXAMPLES = `
  ./oln chaos F1 F5
  ./oln chaos --seed 7 --minutes 2
  ./oln chaos F8 F13
  ./oln chaos F12 --part worker --part cases
  ./oln chaos rolling
  ./oln chaos soak --minutes 5`;

interface Options {
  seed?: number;
  minutes?: number;
  rate?: number;
  cases: number;
  dayLasts: number;
  part?: string[];
  cutOff: number;
  json: boolean;
}

export function register(program: Command): void {
  program
    .command('chaos')
    .summary('kill, cut off and poison parts under load; nothing may be lost or doubled')
    .description(ABOUT)
    .addHelpText('after', EXAMPLES)
    .argument('[faults...]', `some of ${NAMES.join(', ')} (default: all F)`, faultName)
    .option('--seed <n>', 'for the same choices as an earlier run (default: another each time)', upTo(999_999))
    .option('--minutes <n>', 'length of the load per fault (default: 1; of a soak: 120)', minutes)
    .option('--rate <n>', 'calls a second (default: what this machine keeps up with, 50 at most)', upTo(500))
    .option('--cases <n>', 'open records of every kind before it begins', upTo(2_000), 500)
    .option('--day-lasts <seconds>', 'wall time of a business day; 10 or more', seconds, 10)
    .option('--part <name>', `F12: cuts off this one of ${PARTS.join(', ')} only; may be given again`, partName)
    .option('--cut-off <seconds>', 'F12: for how long', cutOffSeconds, 30)
    .option('--json', 'the result as JSON', false)
    .action(async (faults: string[], options: Options) => {
      process.exitCode = await runProgram(faults.length > 0 ? faults : FAULTS, options);
    });
}

function faultName(text: string, before: string[] = []): string[] {
  const name = NAMES.find((fault) => fault.toLowerCase() === text.toLowerCase());
  if (!name) throw new InvalidArgumentError(`there is ${NAMES.join(', ')}`);
  if ([name, ...before].includes('soak') && before.length > 0) throw new InvalidArgumentError('soak stands alone');
  return [...before, name];
}

function minutes(text: string): number {
  const given = Number(text);
  if (!(given >= 0.2 && given <= 600)) throw new InvalidArgumentError('give minutes, from 0.2 to 600');
  return given;
}

function seconds(text: string): number {
  const given = Number(text);
  if (!(given >= 10 && given <= 86_400)) throw new InvalidArgumentError('give seconds, 10 or more');
  return given;
}

function partName(text: string, before: string[] = []): string[] {
  if (!PARTS.includes(text)) throw new InvalidArgumentError(`there is ${PARTS.join(', ')}`);
  return [...before, text];
}

function cutOffSeconds(text: string): number {
  const given = Number(text);
  if (!(given >= 1 && given <= 600)) throw new InvalidArgumentError('give seconds, from 1 to 600');
  return given;
}

interface Builder {
  buildStale(only: string): Promise<string[]>;
}

/** A program of the tests: this command must not import it, so it is compiled and started. Ctrl-C reaches it by itself. */
async function runProgram(faults: string[], options: Options): Promise<number> {
  const builder = (await import(pathToFileURL(join(ROOT, 'tools/build-stale.mjs')).href)) as Builder;
  await builder.buildStale('tests/chaos');
  const { seed = 1 + Math.floor(Math.random() * 999_999), rate, cases, dayLasts, part: parts, cutOff, json } = options;
  const length = options.minutes ?? (faults.includes('soak') ? 120 : 1);
  const pace = { minutes: length, perSecond: rate, openCases: cases, dayLasts };
  const handed = { faults, seed, ...pace, parts, partitionSeconds: cutOff, json };
  const program = join(ROOT, 'tests/chaos/dist/main.js');
  const args = ['--enable-source-maps', program, JSON.stringify(handed)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, OLN_ROOT: ROOT } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}
