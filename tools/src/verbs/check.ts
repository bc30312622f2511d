import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';
import { ROOT } from '../stack/paths.js';

/** The gate, cheapest first. Each is a program of repute, or a drift check of ours. */
const GATES: { name: string; command: string[] }[] = [
  { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint and boundaries', command: ['npx', 'eslint', '.', '--max-warnings', '0'] },
  { name: 'types', command: ['npx', 'tsc', '-p', 'tsconfig.json'] },
  { name: 'contracts', command: ['npm', 'run', '--silent', 'check:contracts', '-w', '@oln/contracts'] },
  { name: 'process pages', command: ['npm', 'run', '--silent', 'check:processes', '-w', '@oln/workflows'] },
];

export function register(program: Command): void {
  program
    .command('check')
    .summary('the gate: format, lint, boundaries, types, contract drift')
    .action(() => {
      const failed = GATES.filter((gate) => !passes(gate));
      process.stdout.write(
        failed.length === 0 ? 'Everything holds.\n' : `Does not hold: ${failed.map((gate) => gate.name).join(', ')}.\n`,
      );
      process.exitCode = failed.length === 0 ? 0 : 1;
    });
}

function passes({ name, command }: (typeof GATES)[number]): boolean {
  process.stdout.write(`${name} … `);
  const began = Date.now();
  const { status, stdout, stderr } = spawnSync(command[0]!, command.slice(1), {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  process.stdout.write(
    `${status === 0 ? 'holds' : 'does not hold'} (${((Date.now() - began) / 1_000).toFixed(1)} s)\n`,
  );
  if (status !== 0) process.stdout.write(`${(stdout + stderr).trim()}\n`);
  return status === 0;
}
