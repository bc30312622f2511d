// Ends with 0 if node_modules holds what package-lock.json asks for: its time alone says little after a checkout.
import { readFileSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const kept = join(root, 'node_modules', '.package-lock.json');
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

function isInstalled(wanted, found) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const there = found[path];
    if (!there) return entry.optional === true;
    return entry.version === there.version && entry.resolved === there.resolved && entry.link === there.link;
  });
}

try {
  if (!isInstalled(packagesOf(join(root, 'package-lock.json')), packagesOf(kept))) process.exit(1);
  utimesSync(kept, new Date(), new Date());
} catch {
  process.exit(1);
}
