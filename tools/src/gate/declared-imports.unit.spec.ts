import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../stack/paths.js';

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const folders = ['libs', 'services', 'apps', 'tests']
  .flatMap((group) => readdirSync(join(ROOT, group)).map((name) => join(group, name)))
  .concat('workflows', 'tools')
  .filter((folder) => existsSync(join(ROOT, folder, 'package.json')));

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest;

/** What runs in production; specs and what they stand on are installed with the whole house only. */
function sourcesOf(folder: string): string[] {
  const src = join(ROOT, folder, 'src');
  if (!existsSync(src)) return [];
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts') && !/(^|\/)(testing|spec)\//.test(file))
    .map((file) => join(src, file));
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isPackage = (specifier: string): boolean =>
  !specifier.startsWith('.') && !specifier.startsWith('node:') && !builtinModules.includes(specifier);

const importsOf = (source: string): string[] =>
  ts
    .preProcessFile(source, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter(isPackage)
    .map(packageOf);

function undeclared(folder: string): string[] {
  const { name, dependencies = {} } = manifestOf(folder);
  return sourcesOf(folder).flatMap((file) =>
    importsOf(readFileSync(file, 'utf8'))
      .filter((imported) => imported !== name && !(imported in dependencies))
      .map((imported) => `${relative(ROOT, file)}: ${imported}`),
  );
}

/** Packages of the house that need each other, round in a circle: Nx builds none of them then. */
function circles(needs: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (name: string, way: string[]): string[] => {
    if (way.includes(name)) return [[...way.slice(way.indexOf(name)), name].join(' → ')];
    if (done.has(name)) return [];
    const found = (needs.get(name) ?? []).flatMap((next) => visit(next, [...way, name]));
    done.add(name);
    return found;
  };
  return [...needs.keys()].flatMap((name) => visit(name, []));
}

const needsOfHouse = new Map(
  folders
    .map(manifestOf)
    .map(({ name, dependencies, devDependencies }): [string, string[]] => [
      name,
      Object.keys({ ...dependencies, ...devDependencies }),
    ]),
);

describe('A package', () => {
  it.each(folders.map((folder) => [folder]))('%s declares what it imports: its image holds nothing else', (folder) => {
    expect(undeclared(folder)).toEqual([]);
  });

  it('needs no package that needs it: specs below @oln/testing take it from the workspace, undeclared', () => {
    expect(circles(needsOfHouse)).toEqual([]);
    const round = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
    ]);
    expect(circles(round)).toEqual(['a → b → c → a']);
  });

  it('is seen with its imports', () => {
    expect(importsOf(`import { x } from '@oln/contracts/validate';\nimport './here.js';\nimport 'node:fs';`)).toEqual([
      '@oln/contracts',
    ]);
    expect(folders.length).toBeGreaterThan(12);
    expect(sourcesOf('services/cases').length).toBeGreaterThan(50);
  });
});
