// Compiles the packages whose sources changed, and the workflow bundle after them. Used by ./oln and ./oln dev.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildPackage, isBuilt } from './build-package.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function packages() {
  const groups = await Promise.all(
    ['libs', 'services'].map(async (group) => (await readdir(join(root, group))).map((name) => join(root, group, name))),
  );
  return [...groups.flat(), join(root, 'workflows'), join(root, 'tools')].filter((folder) => existsSync(join(folder, 'src')));
}

/** Gives the names of what was compiled, e.g. `libs/calendar`. */
export async function buildStale() {
  const all = await packages();
  const stale = (await Promise.all(all.map(async (folder) => ((await isBuilt(folder)) ? [] : [folder])))).flat();
  if (stale.length > 3) process.stderr.write(`Compiling ${stale.length} packages …\n`);
  await Promise.all(stale.map(buildPackage));
  const built = stale.map((folder) => folder.slice(root.length + 1));
  await bundleWorkflows(built);
  return built;
}

async function bundleWorkflows(built) {
  const bundler = join(root, 'workflows/dist/worker/bundle.js');
  const bundle = join(root, 'workflows/dist/workflow-bundle.js');
  if (!existsSync(bundler)) return;
  if (existsSync(bundle) && !built.some((name) => /^(workflows|libs)/.test(name))) return;
  const { makeBundle } = await import(pathToFileURL(bundler).href);
  await makeBundle();
}
