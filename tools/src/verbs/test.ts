import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '../problem.js';
import { HOME, ROOT } from '../stack/paths.js';

/** Suites in the order in which they are run: cheap ones first. Each has its Jest configuration at the root. */
const SUITES = {
  unit: 'jest.config.mjs',
  int: 'jest.int.config.mjs',
  workflow: 'jest.workflow.config.mjs',
  replay: 'jest.replay.config.mjs',
  e2e: 'jest.e2e.config.mjs',
  fuzz: 'jest.fuzz.config.mjs',
} as const;
type Suite = keyof typeof SUITES;
const NAMES = Object.keys(SUITES) as Suite[];

interface Outcome {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that could not even be loaded. */
  numRuntimeErrorTestSuites: number;
}

export interface Sum {
  passed: number;
  failed: number;
  skipped: number;
}

const ABOUT = [
  'Runs the suites in this order, on a PostgreSQL, NATS and Temporal of their own: nothing of ./oln up is touched. Ends with',
  '"N passed, N failed", and with 0 only if something was run and nothing failed.',
].join(' ');

const EXAMPLES = `
  ./oln test unit int
  ./oln test int -- services/cases -t "family plan"`;

export function register(program: Command): void {
  program
    .command('test')
    .summary('every suite, on the real parts')
    .description(ABOUT)
    .addHelpText('after', EXAMPLES)
    .argument('[suites...]', `some of ${NAMES.join(', ')}; words after -- go to Jest`)
    .action(async (words: string[]) => {
      const { suites, forJest } = divide(words, process.argv);
      const sums: Sum[] = [];
      for (const suite of suites) sums.push(await runSuite(suite, forJest));
      const sum = add(sums);
      if (sum.passed + sum.failed === 0) throw new Problem('No test was run: no spec fits what was asked for.');
      process.stdout.write(`${verdict(sum)}\n`);
      process.exitCode = sum.failed === 0 ? 0 : 1;
    });
}

/** Words before `--` name suites, words after it are Jest's. */
function divide(words: string[], line: string[]): { suites: Suite[]; forJest: string[] } {
  const dashes = line.indexOf('--');
  const forJest = dashes < 0 ? [] : line.slice(dashes + 1);
  const named = words.slice(0, words.length - forJest.length);
  const unknown = named.filter((word) => !(NAMES as string[]).includes(word));
  if (unknown.length > 0)
    throw new Problem(
      `There is no suite ${unknown.join(', ')}; there is ${NAMES.join(', ')}. Words for Jest come after --.`,
    );
  return { suites: named.length > 0 ? (named as Suite[]) : NAMES, forJest };
}

async function runSuite(suite: Suite, forJest: string[]): Promise<Sum> {
  process.stdout.write(`── ${suite}\n`);
  const output = join(HOME, 'test', `${suite}-${process.pid}.json`);
  mkdirSync(join(HOME, 'test'), { recursive: true });
  const options = ['--config', SUITES[suite], '--json', '--outputFile', output, '--passWithNoTests'];
  // A connection that hangs after the tests must not hold up the rest: results are already written then.
  if (suite !== 'unit') options.push('--forceExit');
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const status = await endOf(
    spawn(process.execPath, [...node, ...options, ...forJest], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, OLN_ROOT: ROOT, NODE_ENV: 'test' },
    }),
  );
  const sum = sumOf(readOutcome(output), status);
  rmSync(output, { force: true });
  process.stdout.write(`── ${suite}: ${verdict(sum)}\n`);
  return sum;
}

/** Who ends this ends the suite with it, and no suite comes after it. */
function endOf(suite: ChildProcess): Promise<number | null> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      suite.kill(signal);
      suite.once('exit', () => process.exit(SIGNALLED));
    });
  return new Promise((resolve) => suite.once('exit', resolve));
}

/** As shells say that a signal ended something. */
const SIGNALLED = 130;

function readOutcome(file: string): Outcome | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  } catch {
    return undefined;
  }
}

/** A run that left no result, or that ended badly without a failed test, has failed all the same. */
export function sumOf(outcome: Outcome | undefined, status: number | null): Sum {
  if (!outcome) return { passed: 0, failed: 1, skipped: 0 };
  const failed = outcome.numFailedTests + outcome.numRuntimeErrorTestSuites;
  return {
    passed: outcome.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: outcome.numPendingTests + outcome.numTodoTests,
  };
}

export const add = (sums: Sum[]): Sum =>
  sums.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

export const verdict = ({ passed, failed, skipped }: Sum): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
