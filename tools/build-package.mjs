// Compiles one package: src/**/*.ts → dist/**/*.js with source maps. Types are checked apart (./oln check).
import { transformFile } from '@swc/core';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const options = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: true,
};
const STAMP = '.built';

async function sourcesOf(folder) {
  const entries = await readdir(join(folder, 'src'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.spec\.ts$|\.d\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Changes whenever a source (or this compiler) changes. */
export async function fingerprint(folder) {
  const hash = createHash('sha256');
  const files = [...(await sourcesOf(folder)), join(folder, 'package.json'), fileURLToPath(import.meta.url)];
  for (const file of files) {
    const { mtimeMs, size } = await stat(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

export async function isBuilt(folder) {
  const stamp = await readFile(join(folder, 'dist', STAMP), 'utf8').catch(() => '');
  return stamp === (await fingerprint(folder));
}

export async function buildPackage(folder) {
  const stamp = await fingerprint(folder);
  const dist = join(folder, 'dist');
  await rm(dist, { recursive: true, force: true });
  await Promise.all((await sourcesOf(folder)).map((file) => compile(file, join(dist, relative(join(folder, 'src'), file)))));
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, STAMP), stamp);
}

async function compile(file, target) {
  await mkdir(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return copyFile(file, target);
  const out = target.replace(/\.ts$/, '.js');
  const { code, map } = await transformFile(file, { ...options, sourceFileName: relative(dirname(target), file) });
  await writeFile(out, `${code}\n//# sourceMappingURL=${basename(out)}.map\n`);
  await writeFile(`${out}.map`, map ?? '{}');
}
