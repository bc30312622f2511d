// Compiles the packages whose sources changed, and the workflow bundle and the pages after them. Used by ./oln and ./oln dev.
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withBuildLock } from './build-lock.mjs';
import { buildPackage, fingerprint, isBuilt } from './build-package.mjs';
import { buildPage, isPageBuilt } from './build-page.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const AT_ONCE = 2;

async function everyPackage() {
  const groups = await Promise.all(
    ['libs', 'services'].map(async (group) => (await readdir(join(root, group))).map((name) => `${group}/${name}`)),
  );
  return [...groups.flat(), 'workflows', 'tools'].filter((name) => existsSync(join(root, name, 'src')));
}

/** A package and every package of the house that it is built on. */
export async function closureOf(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const { dependencies = {} } = JSON.parse(await readFile(join(root, name, 'package.json'), 'utf8'));
  const ours = Object.keys(dependencies).filter((key) => key.startsWith('@oln/'));
  for (const key of ours) {
    const folder = ['libs', 'services', '.'].map((group) => join(group, key.slice(5)));
    await closureOf(
      folder.find((candidate) => existsSync(join(root, candidate, 'package.json'))),
      found,
    );
  }
  return found;
}

/** Gives the names of what was compiled, e.g. `libs/calendar`. With `only`, that package and what it is built on. */
export async function buildStale(only) {
  const names = only ? [...(await closureOf(only))] : await everyPackage();
  const isUpToDate =
    (await staleOf(names)).length === 0 && (only || ((await bundleIsFresh()) && (await stalePages()).length === 0));
  if (isUpToDate) return [];
  // Looked at again under the lock: another command may have compiled it meanwhile.
  return withBuildLock(join(root, '.oln', 'build.lock'), async () => {
    const stale = await staleOf(names);
    if (stale.length > 3) process.stderr.write(`Compiling ${stale.length} packages …\n`);
    for (let from = 0; from < stale.length; from += AT_ONCE) {
      await Promise.all(stale.slice(from, from + AT_ONCE).map((name) => buildPackage(join(root, name))));
    }
    if (only) return stale;
    await bundleWorkflows();
    return [...stale, ...(await buildPages())];
  });
}

async function staleOf(names) {
  const built = await Promise.all(names.map((name) => isBuilt(join(root, name))));
  return names.filter((_, index) => !built[index]);
}

/** What browsers run: built by Vite, each of its own and the sources of the libraries that it takes from. */
async function everyPage() {
  const names = await readdir(join(root, 'apps')).catch(() => []);
  return names.map((name) => `apps/${name}`).filter((name) => existsSync(join(root, name, 'index.html')));
}

const librariesOf = async (page) =>
  [...(await closureOf(page))].filter((name) => name !== page).map((name) => join(root, name));

async function stalePages() {
  const pages = await everyPage();
  const built = await Promise.all(pages.map(async (page) => isPageBuilt(join(root, page), await librariesOf(page))));
  return pages.filter((_, index) => !built[index]);
}

async function buildPages() {
  const stale = await stalePages();
  for (const page of stale) {
    process.stderr.write(`Building ${page} …\n`);
    await buildPage(join(root, page), await librariesOf(page));
  }
  return stale;
}

const bundle = join(root, 'workflows/dist/workflow-bundle.js');
const bundleStamp = join(root, 'workflows/dist/.bundled');

async function bundleFingerprint() {
  const hash = createHash('sha256');
  for (const name of [...(await closureOf('workflows'))].sort()) hash.update(await fingerprint(join(root, name)));
  return hash.digest('hex');
}

async function bundleIsFresh() {
  if (!existsSync(join(root, 'workflows/src/worker/bundle.ts'))) return true;
  const stamp = await readFile(bundleStamp, 'utf8').catch(() => '');
  return existsSync(bundle) && stamp === (await bundleFingerprint());
}

async function bundleWorkflows() {
  if (await bundleIsFresh()) return;
  const { makeBundle } = await import(pathToFileURL(join(root, 'workflows/dist/worker/bundle.js')).href);
  await makeBundle();
  await writeFile(bundleStamp, await bundleFingerprint());
}
