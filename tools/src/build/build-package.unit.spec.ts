import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../stack/paths.js';

interface Builder {
  isBuilt(folder: string): Promise<boolean>;
  buildPackage(folder: string): Promise<void>;
}
interface Lock {
  withBuildLock<Result>(folder: string, act: () => Promise<Result>): Promise<Result>;
}

const load = <Module>(file: string): Promise<Module> => import(join(ROOT, 'tools', file)) as Promise<Module>;

describe('Compiling a package', () => {
  let folder: string;
  let builder: Builder;
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const madeAt = (file: string): number => statSync(join(folder, 'dist', file)).mtimeMs;

  beforeEach(async () => {
    builder = await load<Builder>('build-package.mjs');
    folder = mkdtempSync(join(tmpdir(), 'oln-build-'));
    write('src/index.ts', `export { two } from './two.js';`);
    write('src/two.ts', `export const two: number = 2;`);
    write('src/data.json', `{"kept": true}`);
    write('src/two.unit.spec.ts', `throw new Error('specs are not compiled');`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives a program that runs, with its data and without its specs', async () => {
    expect(await builder.isBuilt(folder)).toBe(false);
    await builder.buildPackage(folder);
    expect(await builder.isBuilt(folder)).toBe(true);
    expect(readFileSync(join(folder, 'dist/two.js'), 'utf8')).toContain('export const two = 2;');
    expect(existsSync(join(folder, 'dist/two.js.map'))).toBe(true);
    expect(existsSync(join(folder, 'dist/data.json'))).toBe(true);
    expect(existsSync(join(folder, 'dist/two.unit.spec.js'))).toBe(false);
  });

  it('compiles again what changed, and leaves the rest alone', async () => {
    await builder.buildPackage(folder);
    const untouched = madeAt('index.js');
    write('src/two.ts', `export const two: number = 22;`);
    utimesSync(join(folder, 'src/two.ts'), new Date(), new Date(Date.now() + 5_000));
    expect(await builder.isBuilt(folder)).toBe(false);
    await builder.buildPackage(folder);
    expect(readFileSync(join(folder, 'dist/two.js'), 'utf8')).toContain('22');
    expect(madeAt('index.js')).toBe(untouched);
  });

  it('takes away what has no source any more', async () => {
    await builder.buildPackage(folder);
    rmSync(join(folder, 'src/two.ts'));
    await builder.buildPackage(folder);
    expect(existsSync(join(folder, 'dist/two.js'))).toBe(false);
    expect(existsSync(join(folder, 'dist/two.js.map'))).toBe(false);
  });

  it('is not taken for done where the source does not compile', async () => {
    write('src/two.ts', `export const two: number = ;`);
    await expect(builder.buildPackage(folder)).rejects.toThrow();
    expect(await builder.isBuilt(folder)).toBe(false);
  });

  it('is done by one command at a time, also after one was killed at it', async () => {
    const { withBuildLock } = await load<Lock>('build-lock.mjs');
    const lock = join(folder, 'lock');
    mkdirSync(lock);
    // No process has this number.
    writeFileSync(join(lock, 'pid'), '4194305');
    let inside = 0;
    const most: number[] = [];
    const act = async (): Promise<void> => {
      most.push((inside += 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withBuildLock(lock, act)));
    expect(most).toEqual([1, 1, 1]);
  });
});
