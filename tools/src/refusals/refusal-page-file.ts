import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/paths.js';
import { refusalPage } from './refusal-page.js';
import { ROOMS, tablesOf } from './refusal-tables.js';

/** `refusal-page-file.js [--write]`: writes docs/refusals.md, or says that it is not as the lists of errors say (exit code 1). */
const FILE = join(ROOT, 'docs/refusals.md');

const rooms = await Promise.all(ROOMS.map(async ({ name, folder }) => ({ name, tables: await tablesOf(folder) })));
const text = refusalPage(rooms);
if (process.argv.includes('--write')) writeFileSync(FILE, text);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write(
    'docs/refusals.md is not as the lists of errors say. Run npm run generate:refusals -w @oln/tools.\n',
  );
  process.exitCode = 1;
}
