import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '@oln/contracts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../cli.js';
import { Problem } from '../problem.js';
import { ROOT } from '../stack/paths.js';
import { narrowTo, type BillOfMaterials } from './bill-of-materials.js';
import { productionParts } from './production-parts.js';

const refs = ({ components }: BillOfMaterials): string[] => components.map((component) => component['bom-ref']);

describe('The list of parts', () => {
  const whole: BillOfMaterials = {
    bomFormat: 'CycloneDX',
    metadata: { component: { 'bom-ref': 'house@1', name: 'folder-of-the-clone' } },
    components: ['@a/shop@1', '@a/kit@1', '@a/tests@1', 'lib@2', 'lib@3', 'deep@1', 'jester@1'].map((ref) => ({
      'bom-ref': ref,
      name: ref,
    })),
    dependencies: [
      { ref: 'house@1', dependsOn: ['@a/shop@1', '@a/tests@1'] },
      { ref: '@a/shop@1', dependsOn: ['@a/kit@1', 'lib@2', '@a/tests@1', 'jester@1'] },
      { ref: '@a/kit@1', dependsOn: ['deep@1'] },
      { ref: '@a/tests@1', dependsOn: ['lib@3'] },
      { ref: 'deep@1' },
    ],
  };
  const own = { '@a/shop': ['@a/kit', 'lib'], '@a/kit': ['deep'], '@a/tests': ['lib'] };

  it('holds what the programs are built on, the versions that they have, and nothing of their tests', () => {
    const narrowed = narrowTo(whole, ['@a/shop'], own);
    expect(refs(narrowed)).toEqual(['@a/shop@1', '@a/kit@1', 'lib@2', 'deep@1']);
    expect(narrowed.dependencies.map(({ ref }) => ref).sort()).toEqual(
      ['house@1', '@a/shop@1', '@a/kit@1', 'lib@2', 'deep@1'].sort(),
    );
    expect(narrowed.metadata.component.name).toBe('house');
  });

  it('is not given without one of the programs', () => {
    expect(() => narrowTo(whole, ['@a/shop', '@a/bank'], own)).toThrow('not in the list');
  });
});

describe('./oln sbom', () => {
  let folder: string;
  let kept: BillOfMaterials;
  const run = async (out: string): Promise<unknown> =>
    (await commandLine()).parseAsync(['node', 'oln', 'sbom', '--out', join(folder, out)]);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oln-sbom-'));
    await run('parts.json');
    kept = JSON.parse(readFileSync(join(folder, 'parts.json'), 'utf8')) as BillOfMaterials;
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes every production library of every service, and no tool or test', () => {
    const names = refs(kept).map((ref) => ref.slice(0, ref.lastIndexOf('@')));
    for (const service of SERVICES) {
      const manifest = readFileSync(join(ROOT, 'services', service, 'package.json'), 'utf8');
      const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
      expect(names).toEqual(expect.arrayContaining([`@oln/${service}`, ...Object.keys(dependencies)]));
    }
    expect(names.filter((name) => /^(jest|eslint|oidc-provider|@oln\/(tools|testing|chaos))$/.test(name))).toEqual([]);
    expect([kept.bomFormat, kept.metadata.component.name]).toEqual(['CycloneDX', 'oln']);
  });

  it('says in a sentence why it cannot', async () => {
    await expect(run('no/such/folder.json')).rejects.toThrow(/cannot be written \(ENOENT\)/);
    expect(() => productionParts('/nowhere/npm')).toThrow(Problem);
  }, 240_000);
});
