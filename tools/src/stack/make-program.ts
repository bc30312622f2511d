import { build, type OnResolveArgs, type OnResolveResult, type Plugin, type PluginBuild } from 'esbuild';
import { readFile, rename } from 'node:fs/promises';
import { dirname, relative } from 'node:path';

/** CommonJS libraries among modules expect these. */
const BANNER = [
  `import { createRequire as makeRequire } from 'node:module';`,
  `const require = makeRequire(import.meta.url);`,
  `const __filename = import.meta.filename, __dirname = import.meta.dirname;`,
].join('\n');

/** A program of its own: what bundles is heavy, and is gone when it is done. */
async function make(entry: string, outfile: string): Promise<void> {
  const fresh = `${outfile}.${process.pid}.new`;
  await build({
    entryPoints: [entry],
    outfile: fresh,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Names of errors and of classes are data here: they stand in answers and logs.
    keepNames: true,
    banner: { js: BANNER },
    logLevel: 'silent',
    plugins: [outside, where(outfile)],
  });
  await rename(fresh, outfile);
}

/** Native code, threads of their own, and a registry of types that may exist once only: these stay where they are. */
const STAYS_OUTSIDE = /^(@temporalio\/.*|protobufjs(\/.*)?|pino|thread-stream)$/;
const ASKED = 'asked already';

/**
 * What is asked for on the way and not installed (every framework has drivers and adapters that nobody needs) is missing then, and
 * not before. What a module cannot do without is missing now: a program that dies at its start is not made.
 */
const outside: Plugin = {
  name: 'outside',
  setup: (build) => build.onResolve({ filter: /^[^./]/ }, (asked) => resolve(build, asked)),
};

async function resolve(build: PluginBuild, asked: OnResolveArgs): Promise<OnResolveResult | undefined> {
  if (asked.pluginData === ASKED || asked.kind === 'entry-point') return undefined;
  if (STAYS_OUTSIDE.test(asked.path)) return { path: asked.path, external: true };
  const { importer, kind, resolveDir } = asked;
  const found = await build.resolve(asked.path, { importer, kind, resolveDir, pluginData: ASKED });
  if (found.errors.length === 0 || kind === 'import-statement') return found;
  return { path: asked.path, external: true };
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

const [entry, outfile] = process.argv.slice(2);
await make(entry!, outfile!);
