import { processCode } from '@oln/contracts';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TABLES } from '../stages.js';
import { labelsModule } from './process-labels.js';
import { processPage } from './process-page.js';

/**
 * `process-pages.js [--write] [folder]`: writes the pages and the words that services take from the tables, or names those
 * that are not as the tables say (exit code 1).
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const LABELS = join(ROOT, 'libs/contracts/src/generated/process-labels.ts');
const write = process.argv.includes('--write');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? join(ROOT, 'docs/processes');

const stale: string[] = [];
if (write) for (const made of [folder, dirname(LABELS)]) mkdirSync(made, { recursive: true });
for (const table of Object.values(TABLES)) hold(join(folder, `${processCode(table.process)}.md`), processPage(table));
hold(LABELS, labelsModule(Object.values(TABLES)));
if (stale.length > 0) {
  const remedy = 'Run npm run generate:processes -w @oln/workflows.';
  process.stderr.write(`Not as the tables say: ${stale.join(', ')}. ${remedy}\n`);
  process.exitCode = 1;
}

function hold(file: string, text: string): void {
  if (write) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) stale.push(basename(file));
}
