import { processCode } from '@oln/contracts';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TABLES } from '../stages.js';
import { processPage } from './process-page.js';

/** `process-pages.js [--write] [folder]`: writes the pages, or names those that are not as the tables say (exit code 1). */
const DOCS = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/processes');
const write = process.argv.includes('--write');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? DOCS;

const stale: string[] = [];
if (write) mkdirSync(folder, { recursive: true });
for (const table of Object.values(TABLES)) {
  const name = `${processCode(table.process)}.md`;
  const file = join(folder, name);
  const text = processPage(table);
  if (write) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) stale.push(name);
}
if (stale.length > 0) {
  const remedy = 'Run npm run generate:processes -w @oln/workflows.';
  process.stderr.write(`Not as the tables say: ${stale.join(', ')}. ${remedy}\n`);
  process.exitCode = 1;
}
