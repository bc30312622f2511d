import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOf, Bundles } from './bundles.js';

describe('The bundles of workers', () => {
  let folder: string;
  let built: string;
  let bundles: Bundles;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'oln-bundles-'));
    built = join(folder, 'built.js');
    writeFileSync(built, 'label("Decidir"); label("Decidir"); ask()');
    bundles = Bundles.make(2, built, join(folder, 'mine'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const fileOf = (worker: string): string => bundles.environmentOf[worker]!.OLN_BUNDLE_FILE!;

  it('are one at first, each in a file of its own', () => {
    expect(Object.keys(bundles.environmentOf)).toEqual(['worker', 'worker-2']);
    expect([buildOf(fileOf('worker')), buildOf(fileOf('worker-2'))]).toEqual([buildOf(built), buildOf(built)]);
    expect(fileOf('worker')).not.toBe(fileOf('worker-2'));
  });

  it('are exchanged for one worker, and not for the other', () => {
    const next = bundles.changed('next', { from: 'Decidir', to: 'Resolver' });
    bundles.give('worker-2', next);
    expect(readFileSync(fileOf('worker-2'), 'utf8')).toBe('label("Resolver"); label("Resolver"); ask()');
    expect(buildOf(fileOf('worker-2'))).toBe(buildOf(next));
    expect(buildOf(fileOf('worker'))).toBe(buildOf(built));
    expect(buildOf(next)).not.toBe(buildOf(built));
  });

  it('are never changed by what changes nothing', () => {
    expect(() => bundles.changed('same', { from: 'Nothing', to: 'Something' })).toThrow(/no "Nothing" in the bundle/);
  });
});
