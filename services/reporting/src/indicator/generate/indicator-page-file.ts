import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INDICATORS } from '../indicators.js';
import { indicatorPage } from './indicator-page.js';

/** `indicator-page-file.js [--write]`: writes docs/indicators.md, or says that it is not as the data says (exit code 1). */
const FILE = join(dirname(fileURLToPath(import.meta.url)), '../../../../..', 'docs/indicators.md');
const text = indicatorPage(INDICATORS);

if (process.argv.includes('--write')) writeFileSync(FILE, text);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write(
    'docs/indicators.md is not as the indicators say. Run npm run generate:indicators -w @oln/reporting.\n',
  );
  process.exitCode = 1;
}
