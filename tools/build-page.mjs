// Builds one page (a Vite project): its sources → dist/ with hashed names, each also by Brotli. `npm run build` of a page, for Nx.
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { fingerprint } from './build-package.mjs';

const compress = promisify(brotliCompress);
const STAMP = '.built';
const compiler = fileURLToPath(import.meta.url);
/** What a page is made of besides its sources. */
const BESIDE = ['index.html', 'package.json', 'vite.config.ts'];
const SHORTER_BY_BROTLI = new Set(['.css', '.html', '.js', '.svg']);

/** Changes with the page, with the sources of the libraries of ours that it takes from, and with the libraries of others. */
export async function pageFingerprint(folder, libraries) {
  const hash = createHash('sha256');
  const lock = join(dirname(dirname(compiler)), 'package-lock.json');
  for (const file of [compiler, lock, ...BESIDE.map((name) => join(folder, name))]) {
    const { mtimeMs, size } = await stat(file);
    hash.update(`${mtimeMs} ${size} `);
  }
  for (const one of [folder, ...[...libraries].sort()]) hash.update(await fingerprint(one));
  return hash.digest('hex');
}

export const isPageBuilt = async (folder, libraries) =>
  (await readFile(join(folder, 'dist', STAMP), 'utf8').catch(() => '')) === (await pageFingerprint(folder, libraries));

/** In a folder beside, which takes the place of the one before when it is whole. */
export async function buildPage(folder, libraries = []) {
  // Loaded when needed: most starts build no page.
  const { build } = await import('vite');
  const mark = await pageFingerprint(folder, libraries);
  const [dist, fresh, old] = ['', `.${process.pid}.new`, `.${process.pid}.old`].map((end) =>
    join(folder, `dist${end}`),
  );
  try {
    await build({
      root: folder,
      configFile: join(folder, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: fresh },
    });
    await compressAll(fresh);
    await writeFile(join(fresh, STAMP), mark);
    await rename(dist, old).catch(() => undefined);
    await rename(fresh, dist);
  } finally {
    await Promise.all([fresh, old].map((one) => rm(one, { recursive: true, force: true })));
  }
}

async function compressAll(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && SHORTER_BY_BROTLI.has(extname(entry.name)));
  await Promise.all(files.map((entry) => compressOne(join(entry.parentPath ?? entry.path, entry.name))));
}

async function compressOne(file) {
  const body = await readFile(file);
  const shorter = await compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  if (shorter.length < body.length) await writeFile(`${file}.br`, shorter);
}

if (process.argv[1] === compiler) await buildPage(process.cwd());
