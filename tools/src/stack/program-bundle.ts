import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import { ROOT } from './paths.js';
import { programFile, type EmbeddedService } from './programs.js';

/**
 * A service as one file. A service that was killed is back in half the time: finding, reading and compiling some two
 * thousand small files is most of a start. Who changes the sources (`./oln dev`) runs the files themselves.
 */
const fileOf = (service: EmbeddedService): string => join(ROOT, 'services', service, 'dist', 'program.mjs');
const stampOf = (service: EmbeddedService): string => join(ROOT, 'services', service, 'dist', '.program');

const underWay = new Map<EmbeddedService, Promise<void>>();

/** Made once, however many replicas and stacks ask for it; nothing is done where it is up to date. */
export function ensureProgram(service: EmbeddedService): Promise<void> {
  const begun = underWay.get(service) ?? makeIfStale(service).finally(() => underWay.delete(service));
  underWay.set(service, begun);
  return begun;
}

/** What to start: the one file, or the many if a source has changed since. */
export const startFile = (service: EmbeddedService): { file: string; bundled: boolean } =>
  isFresh(service) ? { file: fileOf(service), bundled: true } : { file: programFile(service, 'main'), bundled: false };

const isFresh = (service: EmbeddedService): boolean =>
  existsSync(fileOf(service)) &&
  existsSync(stampOf(service)) &&
  readFileSync(stampOf(service), 'utf8') === markOf(service);

/** Changes with the compiled code of every package that the service is built on, with the libraries, and with this file. */
function markOf(service: EmbeddedService): string {
  const hash = createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const folder of [...closureOf(`services/${service}`)].sort())
    hash.update(readFileSync(join(ROOT, folder, 'dist', '.built')));
  return hash.digest('hex');
}

function closureOf(folder: string, found = new Set<string>()): Set<string> {
  if (found.has(folder)) return found;
  found.add(folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) if (name.startsWith('@oln/')) closureOf(`libs/${name.slice(5)}`, found);
  return found;
}

async function makeIfStale(service: EmbeddedService): Promise<void> {
  if (isFresh(service)) return;
  const mark = markOf(service);
  await make(service);
  writeFileSync(stampOf(service), mark);
}

/** CommonJS libraries among modules expect these. */
const BANNER = [
  `import { createRequire as makeRequire } from 'node:module';`,
  `const require = makeRequire(import.meta.url);`,
  `const __filename = import.meta.filename, __dirname = import.meta.dirname;`,
].join('\n');

async function make(service: EmbeddedService): Promise<void> {
  // Loaded when needed: most starts bundle nothing.
  const { build } = await import('esbuild');
  const fresh = `${fileOf(service)}.${process.pid}.new`;
  await build({
    entryPoints: [programFile(service, 'main')],
    outfile: fresh,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Names of errors and of classes are data here: they stand in answers and logs.
    keepNames: true,
    banner: { js: BANNER },
    logLevel: 'silent',
    plugins: [outside, where(fileOf(service))],
  });
  await rename(fresh, fileOf(service));
}

/** Native code, threads of their own, and a registry of types that may exist once only: these stay where they are. */
const STAYS_OUTSIDE = /^(@temporalio\/.*|protobufjs(\/.*)?|pino|thread-stream)$/;
const ASKED = 'asked already';

/** What is not installed (every framework has drivers and adapters that nobody needs) is missing when it is asked for, not before. */
const outside: Plugin = {
  name: 'outside',
  setup: (build) => build.onResolve({ filter: /^[^./]/ }, (asked) => resolve(build, asked)),
};

async function resolve(build: PluginBuild, asked: OnResolveArgs): Promise<OnResolveResult | undefined> {
  if (asked.pluginData === ASKED || asked.kind === 'entry-point') return undefined;
  if (STAYS_OUTSIDE.test(asked.path)) return { path: asked.path, external: true };
  const { importer, kind, resolveDir } = asked;
  const found = await build.resolve(asked.path, { importer, kind, resolveDir, pluginData: ASKED });
  return found.errors.length > 0 ? { path: asked.path, external: true } : found;
}

/** Code of ours that reads a file beside itself finds it where it was. */
const where = (outfile: string): Plugin => ({
  name: 'where',
  setup: (build) =>
    build.onLoad({ filter: /\/(libs|services)\/[^/]+\/dist\/.*\.js$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      if (!code.includes('import.meta.')) return undefined;
      const place = JSON.stringify(relative(dirname(outfile), path));
      return { contents: `${META(place)}\n${code.replaceAll('import.meta.', 'meta_.')}` };
    }),
});

const META = (place: string): string =>
  [
    `import { fileURLToPath as pathOf_ } from 'node:url';`,
    `const url_ = new URL(${place}, import.meta.url).href;`,
    `const meta_ = { url: url_, filename: pathOf_(url_), dirname: pathOf_(new URL('.', url_)).replace(/\\/$/, '') };`,
  ].join('\n');
