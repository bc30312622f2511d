import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '../problem.js';
import { HOME, ROOT } from '../stack/paths.js';

/** Suites in the order in which they are run: cheap ones first. Each has its Jest configuration at the root. */
const SUITES = ['unit', 'workflow', 'int', 'e2e'] as const;

interface Outcome {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numRuntimeErrorTestSuites: number;
}

export function register(program: Command): void {
  program
    .command('test')
    .summary('every suite, on the real parts')
    .argument('[suites...]', `some of ${SUITES.join(', ')}; words after -- go to Jest`)
    .action((words: string[]) => {
      const wanted = words.filter((word) => (SUITES as readonly string[]).includes(word));
      const forJest = words.filter((word) => !(SUITES as readonly string[]).includes(word));
      const suites = wanted.length > 0 ? wanted : [...SUITES];
      const results = suites.map((suite) => runSuite(suite, forJest));
      const sum = (key: keyof Outcome) => results.reduce((total, result) => total + result[key], 0);
      const failed = sum('numFailedTests') + sum('numRuntimeErrorTestSuites');
      const skipped = sum('numPendingTests');
      if (sum('numPassedTests') + failed === 0) throw new Problem('No test was run: check the names of the suites.');
      process.stdout.write(`${sum('numPassedTests')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
      process.exitCode = failed === 0 ? 0 : 1;
    });
}

function runSuite(suite: string, forJest: string[]): Outcome {
  process.stdout.write(`── ${suite}\n`);
  const output = join(HOME, 'test', `${suite}.json`);
  mkdirSync(join(HOME, 'test'), { recursive: true });
  rmSync(output, { force: true });
  const config = suite === 'unit' ? 'jest.config.mjs' : `jest.${suite}.config.mjs`;
  spawnSync(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--config', config],
      ...['--json', '--outputFile', output, '--passWithNoTests', ...forJest],
    ],
    { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, OLN_ROOT: ROOT } },
  );
  return readOutcome(output);
}

/** A suite that left no result has failed. */
function readOutcome(file: string): Outcome {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };
  }
}
