import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { acceptedWeaknesses, AUDIT_COMMAND, readAudit } from '../gate/dependency-audit.js';
import type { Ended, Found, Gate, Verdict } from '../gate/gate.js';
import { ROOT } from '../stack/paths.js';

/** The gate, cheapest first. Each is a program of repute, or a check of ours. */
const GATES: Gate[] = [
  { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint and boundaries', command: ['npx', 'eslint', '.', '--max-warnings', '0'] },
  { name: 'types', command: ['npx', 'tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the page', command: ['npx', 'tsc', '--noEmit', '-p', 'apps/dashboard'] },
  {
    name: 'contracts',
    command: ['npm', 'run', '--silent', 'check:contracts', '-w', '@oln/contracts'],
    against: { path: 'libs/contracts/released', otherwise: 'npm run release:contracts -w @oln/contracts' },
  },
  { name: 'process pages', command: ['npm', 'run', '--silent', 'check:processes', '-w', '@oln/workflows'] },
  { name: 'indicator page', command: ['npm', 'run', '--silent', 'check:indicators', '-w', '@oln/reporting'] },
  { name: 'page of refusals', command: ['npm', 'run', '--silent', 'check:refusals', '-w', '@oln/tools'] },
  {
    name: 'known weaknesses of libraries',
    command: AUDIT_COMMAND,
    read: (output) => readAudit(output, acceptedWeaknesses(), new Date().toISOString().slice(0, 10)),
  },
];

const ABOUT = [
  `What must hold before a commit: ${GATES.map(({ name }) => name).join(', ')}. Says of each whether it holds and, where it does not,`,
  'what is wrong. Ends with 0 if everything holds. The suites are ./oln test.',
].join(' ');

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

function judge({ name, command: [program = '', ...words], against, read = byExitCode }: Gate): Verdict {
  if (against && !existsSync(join(ROOT, against.path))) {
    process.stdout.write(`${name} … skipped: there is no ${against.path} (${against.otherwise})\n`);
    return 'skipped';
  }
  process.stdout.write(`${name} … `);
  const began = Date.now();
  const ended = spawnSync(program, words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 << 20 });
  const { verdict, told } = read(ended.stdout ?? '', ended);
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  process.stdout.write(verdict === 'skipped' ? `skipped: ${told}\n` : `${verdict} (${seconds} s)\n`);
  if (verdict !== 'skipped' && told) process.stdout.write(`${told}\n`);
  return verdict;
}

const byExitCode = (stdout: string, { status, stderr, error }: Ended): Found =>
  status === 0
    ? { verdict: 'holds', told: '' }
    : { verdict: 'does not hold', told: [stdout, stderr, error?.message].filter(Boolean).join('\n').trim() };
