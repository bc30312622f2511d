// Compiles the package in the current folder: src/**/*.ts → dist/**/*.js with source maps. Types are checked apart (./oln check).
import { transformFile } from '@swc/core';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

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

const TESTS = /\.spec\.ts$/;
const files = (await readdir('src', { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

await rm('dist', { recursive: true, force: true });
for (const file of files) {
  const target = join('dist', relative('src', file));
  await mkdir(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) await copyFile(file, target);
  else if (!TESTS.test(file) && !file.endsWith('.d.ts')) {
    const { code, map } = await transformFile(file, { ...options, sourceFileName: relative(dirname(target), file) });
    const out = target.replace(/\.ts$/, '.js');
    await writeFile(out, `${code}\n//# sourceMappingURL=${out.split('/').pop()}.map\n`);
    await writeFile(`${out}.map`, map ?? '{}');
  }
}
