import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../stack/paths.js';

/** What the house is made of, without what was built or installed. */
const COPIED = ['libs', 'apps', 'services', 'workflows', 'tools', 'tests', 'docs', 'data', 'oln', 'eslint.config.mjs'];
const LEFT = /(^|\/)(node_modules|dist|\.oln)(\/|$)/;

describe('./oln new', () => {
  let copy: string;
  let made: string[];

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'oln-new-'));
    const roots = readdirSync(ROOT).filter(
      (name) => COPIED.includes(name) || /\.(json|mjs)$|^\.(prettier|npmrc)/.test(name),
    );
    for (const name of roots)
      cpSync(join(ROOT, name), join(copy, name), {
        recursive: true,
        filter: (path) => !LEFT.test(path.slice(ROOT.length)),
      });
    linkLibraries();
    made = [
      ...create('new', 'process', 'cases', 'home-visit', '--es', 'Visita domiciliaria', '--section', '§9'),
      ...create('new', 'capability', 'intake', 'desk-note', '--es', 'Nota de mesón'),
      ...create('new', 'event', 'cases', 'home-visit', 'cancelled'),
    ];
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  /** The installed libraries as they are; the house's own packages from the copy. */
  function linkLibraries(): void {
    const modules = join(ROOT, 'node_modules');
    mkdirSync(join(copy, 'node_modules/@oln'), { recursive: true });
    for (const name of readdirSync(modules).filter((entry) => entry !== '@oln'))
      symlinkSync(join(modules, name), join(copy, 'node_modules', name));
    for (const group of ['libs', 'apps', 'services', 'tests', '.'])
      for (const name of readdirSync(join(copy, group)))
        if (existsSync(join(copy, group, name, 'package.json'))) {
          symlinkSync(join(copy, group, name), join(copy, 'node_modules/@oln', name));
          const own = join(ROOT, group, name, 'node_modules');
          if (existsSync(own)) symlinkSync(own, join(copy, group, name, 'node_modules'));
        }
  }

  function run(command: string, ...words: string[]): { status: number | null; out: string } {
    const env = { ...process.env, OLN_ROOT: copy, NODE_OPTIONS: '--experimental-vm-modules' };
    const { status, stdout, stderr } = spawnSync(command, words, { cwd: copy, encoding: 'utf8', env });
    return { status, out: stdout + stderr };
  }

  /** The files it names. */
  function create(...words: string[]): string[] {
    const { status, out } = run(join(copy, 'oln'), ...words);
    expect([status, out]).toEqual([0, expect.stringContaining('It compiles and its specs pass')]);
    return [...out.matchAll(/^ {2}(\S+\.ts)$/gm)].map(([, path]) => path!);
  }

  it('makes what fits the gate: types, lint and boundaries, format, contracts, process pages', () => {
    expect(made.length).toBeGreaterThan(40);
    expect(new Set(made.map((path) => dirname(path))).size).toBeGreaterThan(8);
    const bin = (name: string): string => join(copy, 'node_modules/.bin', name);
    expect(run(bin('tsc'), '-p', 'tsconfig.json', '--noEmit')).toEqual({ status: 0, out: '' });
    expect(run(bin('eslint'), '--max-warnings', '0', ...made)).toMatchObject({ status: 0, out: '' });
    expect(run(bin('prettier'), '--check', ...made)).toMatchObject({ status: 0 });
    for (const script of ['libs/contracts/dist/generate/main.js check', 'workflows/dist/generate/process-pages.js'])
      expect([script, run(process.execPath, ...script.split(' '))]).toEqual([
        script,
        expect.objectContaining({ status: 0 }),
      ]);
    expect(existsSync(join(copy, 'docs/processes/home-visit.md'))).toBe(true);
  });

  it('makes specs that pass, and the specs of all tables know the new process', () => {
    const jest = join(copy, 'node_modules/jest/bin/jest.js');
    const specs = ['home-visit', 'desk-note', 'workflows/src/stages.unit', 'libs/policy'];
    const { status, out } = run(process.execPath, jest, '--config', 'jest.config.mjs', ...specs);
    expect([status, out]).toEqual([0, expect.stringContaining('home-visit')]);
  });
});
