import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/paths.js';
import { faultsOf, readChecklist, type Levels } from './checklist.js';

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const { levels } = JSON.parse(textOf('tools/src/asvs/asvs-5.0.0.json')) as { levels: Levels };
const exists = (path: string): boolean => existsSync(join(ROOT, path));

describe('The page on ASVS 5.0', () => {
  const page = textOf('docs/asvs.md');

  it('has every requirement of levels 1 and 2 once, each with a proof that exists, a reason or a gap', () => {
    expect(faultsOf(page, levels, exists)).toEqual([]);
  });

  it('is of the whole standard: 70 requirements of level 1, 183 of level 2, 92 of level 3', () => {
    expect(['1', '2', '3'].map((level) => levels[level]!.length)).toEqual([70, 183, 92]);
    expect(new Set(Object.values(levels).flat()).size).toBe(345);
    expect(readChecklist(page).entries.length).toBeGreaterThanOrEqual(253);
  });

  it('is led to from the page on security', () => {
    expect(textOf('docs/security.md')).toContain('](asvs.md)');
  });
});

describe('What holds that page', () => {
  const few: Levels = { 1: ['V1.2.1'], 2: ['V1.1.1', 'V1.2.6'], 3: ['V1.2.10'] };
  const sound = [
    '1. V1.1.1: input is decoded twice',
    '- **V1.1.1** (L2) decoded once — **gap**: it is decoded twice, by `libs/a.ts` and after it',
    '- **V1.2.1** (L1) escaped — **met**: `libs/a.spec.ts`, of `HTML` and `</script>`',
    '- **V1.2.6** (L2) LDAP — not applicable: none is spoken',
    '- **V1.2.10** (L3) formulas — **gap**: cells that begin with a sign are formulas',
  ];
  const there = new Set(['libs/a.ts', 'libs/a.spec.ts']);
  const faults = (lines: string[]): string[] => faultsOf(lines.join('\n'), few, (path) => there.has(path));
  const changed = (at: number, line: string): string[] => sound.map((one, place) => (place === at ? line : one));

  it('finds nothing wrong where nothing is', () => {
    expect(faults(sound)).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ['is missing', sound.filter((line) => !line.includes('V1.2.6')), 'V1.2.6 is missing'],
    ['stands there twice', [...sound, sound[3]!], 'V1.2.6 stands there twice'],
    [
      'is made up',
      [...sound, '- **V9.9.9** (L1) a — **met**: `libs/a.ts`'],
      'V9.9.9 is no requirement of the standard',
    ],
    ['is of another level', changed(3, sound[3]!.replace('L2', 'L1')), 'V1.2.6 is of level 2, not 1'],
    ['has no proof', changed(2, '- **V1.2.1** (L1) escaped — **met**: surely'), 'V1.2.1 is met without a proof'],
    [
      'has words of code for a proof',
      changed(2, '- **V1.2.1** (L1) e — **met**: `Secure`'),
      'V1.2.1 is met without a proof',
    ],
    [
      'names a file that is gone',
      changed(2, '- **V1.2.1** (L1) e — **met**: `libs/a.spec.ts`, `libs/b.spec.ts`'),
      'V1.2.1 names what does not exist: libs/b.spec.ts',
    ],
    [
      'names a file without its folder',
      changed(2, '- **V1.2.1** (L1) e — **met**: `libs/a.ts`, `a.spec.ts`'),
      'V1.2.1 names what does not exist: a.spec.ts',
    ],
    [
      'is a gap by a file that is gone',
      changed(1, '- **V1.1.1** (L2) d — **gap**: half of it is in `libs/gone.ts` alone'),
      'V1.1.1 names what does not exist: libs/gone.ts',
    ],
    [
      'has no reason',
      changed(3, '- **V1.2.6** (L2) LDAP — not applicable: no'),
      'V1.2.6 is not applicable without a word why',
    ],
    ['has a gap of no words', changed(1, '- **V1.1.1** (L2) d — **gap**: to do'), 'V1.1.1 is a gap without a word why'],
    ['is a gap that is not listed', sound.slice(1), 'V1.1.1 is a gap and not in the list of gaps'],
    ['is listed and no gap', changed(0, '1. V1.1.1, V1.2.1: both'), 'V1.2.1 is in the list of gaps and none'],
    ['is listed twice', ['2. V1.1.1: again', ...sound], 'V1.1.1 is in the list of gaps twice'],
  ])('tells of a requirement that %s', (_what, lines, told) => {
    expect(faults(lines)).toContain(told);
  });

  it('passes over no line that it cannot read', () => {
    const broken = changed(3, '- **V1.2.6** (L2) LDAP: not applicable, none is spoken');
    expect(faults(broken)).toEqual([expect.stringContaining('cannot be read: - **V1.2.6**'), 'V1.2.6 is missing']);
  });
});
