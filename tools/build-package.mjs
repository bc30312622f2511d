// Compiles one package: src/**/*.ts → dist/**/*.js with source maps. Types are checked apart (./oln check).
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
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
const compiler = fileURLToPath(import.meta.url);

async function sourcesOf(folder) {
  const entries = await readdir(join(folder, 'src'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.spec\.ts$|\.d\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** What dist/ is made of: every source with its time and size, and this compiler. */
async function marksOf(folder) {
  const files = [compiler, ...(await sourcesOf(folder))];
  const marks = await Promise.all(
    files.map(async (file) => {
      const { mtimeMs, size } = await stat(file);
      return [file === compiler ? 'compiler' : relative(join(folder, 'src'), file), `${mtimeMs} ${size}`];
    }),
  );
  return Object.fromEntries(marks);
}

/** Changes whenever a source (or this compiler) changes. */
export const fingerprint = async (folder) => JSON.stringify(await marksOf(folder));

const stampOf = (folder) => readFile(join(folder, 'dist', STAMP), 'utf8').catch(() => '{}');

function parsed(stamp) {
  try {
    return JSON.parse(stamp);
  } catch {
    return {};
  }
}

export const isBuilt = async (folder) => (await stampOf(folder)) === (await fingerprint(folder));

/** Compiles what changed. A running program never finds half a file, or none where there was one. */
export async function buildPackage(folder) {
  const dist = join(folder, 'dist');
  const marks = await marksOf(folder);
  const built = parsed(await stampOf(folder));
  const afresh = built.compiler !== marks.compiler;
  if (afresh) await rm(join(dist, STAMP), { force: true });
  const names = Object.keys(marks).filter((name) => name !== 'compiler');
  const changed = names.filter((name) => afresh || built[name] !== marks[name]);
  await Promise.all(changed.map((name) => compile(join(folder, 'src', name), join(dist, name))));
  const gone = Object.keys(built).filter((name) => !(name in marks));
  await Promise.all(gone.map((name) => removeOutput(join(dist, name))));
  await replace(join(dist, STAMP), JSON.stringify(marks));
}

const outputOf = (target) => target.replace(/\.ts$/, '.js');

async function removeOutput(target) {
  await rm(outputOf(target), { force: true });
  await rm(`${outputOf(target)}.map`, { force: true });
}

async function compile(file, target) {
  await mkdir(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) return copyFile(file, target);
  // Loaded when needed: most starts compile nothing.
  const { transformFile } = await import('@swc/core');
  const out = outputOf(target);
  const { code, map } = await transformFile(file, { ...options, sourceFileName: relative(dirname(target), file) });
  await replace(`${out}.map`, map ?? '{}');
  await replace(out, `${code}\n//# sourceMappingURL=${basename(out)}.map\n`);
}

async function replace(file, content) {
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, content);
  await rename(fresh, file);
}
