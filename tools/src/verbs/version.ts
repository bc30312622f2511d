import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ROOT } from '../stack/paths.js';

export function register(program: Command): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  program.version(version, '-V, --version', 'print the version');
  program
    .command('version')
    .summary('which OLN this is, and on what it runs')
    .description('Prints the version of OLN and of Node.js.')
    .action(() => void process.stdout.write(`OLN ${version}, Node.js ${process.versions.node}\n`));
}
