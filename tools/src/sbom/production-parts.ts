import { SERVICES } from '@oln/contracts';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.js';
import { ROOT } from '../stack/paths.js';
import { narrowTo, type BillOfMaterials, type OwnDependencies } from './bill-of-materials.js';

const WORKER = '@oln/workflows';
/** Runs in browsers: the gateway serves it. */
const PAGE = '@oln/dashboard';

/** What the services and the worker are made of, as `package-lock.json` says it (CycloneDX 1.5). Throws {@link Problem}. */
export function productionParts(npm = 'npm'): BillOfMaterials {
  const words = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'];
  const { status, stdout, stderr, error } = spawnSync(npm, words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (status !== 0) {
    const last =
      (stderr ?? '')
        .trim()
        .split('\n')
        .find((line) => line.startsWith('npm error')) ?? error?.message;
    throw new Problem(`npm could not list the parts (it says "${last ?? 'nothing'}"): npm 10 or newer is needed.`);
  }
  const programs = [...SERVICES.map((service) => `@oln/${service}`), WORKER, PAGE];
  return narrowTo(JSON.parse(stdout) as BillOfMaterials, programs, ownDependencies());
}

function ownDependencies(): OwnDependencies {
  const inGroups = ['libs', 'services', 'apps'].flatMap((group) =>
    readdirSync(join(ROOT, group)).map((name) => join(group, name)),
  );
  const manifests = [...inGroups, 'workflows'].map(
    (folder) =>
      JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
        name: string;
        dependencies?: Record<string, string>;
      },
  );
  return Object.fromEntries(manifests.map(({ name, dependencies = {} }) => [name, Object.keys(dependencies)]));
}
