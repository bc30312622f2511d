import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ROOT } from '../stack/paths.js';

interface Gate {
  name: string;
  command: string[];
  /** What it holds the sources against; where that is not there, the gate is skipped, and says so. */
  against?: { path: string; otherwise: string };
}

/** The gate, cheapest first. Each is a program of repute, or a check of ours. */
const GATES: Gate[] = [
  { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint and boundaries', command: ['npx', 'eslint', '.', '--max-warnings', '0'] },
  { name: 'types', command: ['npx', 'tsc', '-p', 'tsconfig.json'] },
  {
    name: 'contracts',
    command: ['npm', 'run', '--silent', 'check:contracts', '-w', '@oln/contracts'],
    against: { path: 'libs/contracts/released', otherwise: 'npm run release:contracts -w @oln/contracts' },
  },
  { name: 'process pages', command: ['npm', 'run', '--silent', 'check:processes', '-w', '@oln/workflows'] },
];

const ABOUT = [
  `What must hold before a commit: ${GATES.map(({ name }) => name).join(', ')}. Says of each whether it holds and, where it does not,`,
  'what is wrong. Ends with 0 if everything holds. The suites are ./oln test.',
].join(' ');

export type Verdict = 'holds' | 'does not hold' | 'skipped';

export function register(program: Command): void {
  program
    .command('check')
    .summary('the gate: what must hold before a commit')
    .description(ABOUT)
    .action(() => {
      const verdicts = GATES.map((gate) => ({ name: gate.name, verdict: judge(gate) }));
      process.stdout.write(`${summaryOf(verdicts)}\n`);
      process.exitCode = verdicts.some(({ verdict }) => verdict === 'does not hold') ? 1 : 0;
    });
}

/** Never silent about what was not looked at. */
export function summaryOf(verdicts: { name: string; verdict: Verdict }[]): string {
  const those = (wanted: Verdict): string =>
    verdicts
      .filter(({ verdict }) => verdict === wanted)
      .map(({ name }) => name)
      .join(', ');
  const [failed, skipped] = [those('does not hold'), those('skipped')];
  const told = failed ? `Does not hold: ${failed}.` : skipped ? 'Everything else holds.' : 'Everything holds.';
  return skipped ? `${told} Skipped: ${skipped}.` : told;
}

function judge({ name, command: [program = '', ...words], against }: Gate): Verdict {
  if (against && !existsSync(join(ROOT, against.path))) {
    process.stdout.write(`${name} … skipped: there is no ${against.path} (${against.otherwise})\n`);
    return 'skipped';
  }
  process.stdout.write(`${name} … `);
  const began = Date.now();
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const verdict = status === 0 ? 'holds' : 'does not hold';
  process.stdout.write(`${verdict} (${((Date.now() - began) / 1_000).toFixed(1)} s)\n`);
  if (status !== 0) process.stdout.write(`${[stdout, stderr, error?.message].filter(Boolean).join('\n').trim()}\n`);
  return verdict;
}
