// Brings the house up to date (compiles what changed), then runs the command. Started by ./oln.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPackage, isBuilt } from './build-package.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function packages() {
  const groups = await Promise.all(
    ['libs', 'services'].map(async (group) => (await readdir(join(root, group))).map((name) => join(root, group, name))),
  );
  return [...groups.flat(), join(root, 'workflows'), join(root, 'tools')].filter((folder) => existsSync(join(folder, 'src')));
}

export async function buildStale() {
  const all = await packages();
  const stale = (await Promise.all(all.map(async (folder) => ((await isBuilt(folder)) ? [] : [folder])))).flat();
  if (stale.length > 0 && process.stderr.isTTY) process.stderr.write(`Compiling ${stale.length} packages …\n`);
  await Promise.all(stale.map(buildPackage));
  return stale.map((folder) => folder.slice(root.length + 1));
}

try {
  const built = await buildStale();
  const bundle = join(root, 'workflows/dist/worker/bundle.js');
  if (existsSync(bundle) && (built.some((name) => /^(workflows|libs)/.test(name)) || !existsSync(join(root, 'workflows/dist/workflow-bundle.js')))) {
    const { makeBundle } = await import(bundle);
    await makeBundle();
  }
} catch (error) {
  process.stderr.write(`The sources cannot be compiled: ${error.message}\n`);
  process.exit(1);
}

process.env.OLN_ROOT = root;
const { main } = await import(join(root, 'tools/dist/cli.js'));
await main(process.argv);
