import type { ServiceName } from '@oln/contracts';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './paths.js';
import { programFile } from './programs.js';

const run = promisify(execFile);

/** Compiled, also where this is run from its sources: specs and programs agree on what is fresh. */
const MAKER = join(ROOT, 'tools/dist/stack/make-program.js');

/**
 * A service as one file. A service that was killed is back in half the time: finding, reading and compiling some two
 * thousand small files is most of a start. Who changes the sources (`./oln dev`) runs the files themselves.
 */
const fileOf = (service: ServiceName): string => join(ROOT, 'services', service, 'dist', 'program.mjs');
const stampOf = (service: ServiceName): string => join(ROOT, 'services', service, 'dist', '.program');

const underWay = new Map<ServiceName, Promise<void>>();

/** Made once, however many replicas and stacks ask for it; nothing is done where it is up to date. */
export function ensureProgram(service: ServiceName): Promise<void> {
  const begun = underWay.get(service) ?? makeIfStale(service).finally(() => underWay.delete(service));
  underWay.set(service, begun);
  return begun;
}

/** What to start: the one file, or the many if a source has changed since. */
export const startFile = (service: ServiceName): { file: string; bundled: boolean } =>
  isFresh(service) ? { file: fileOf(service), bundled: true } : { file: programFile(service, 'main'), bundled: false };

const isFresh = (service: ServiceName): boolean =>
  existsSync(fileOf(service)) &&
  existsSync(stampOf(service)) &&
  readFileSync(stampOf(service), 'utf8') === markOf(service);

/** Changes with the compiled code of every package that the service is built on, with the libraries, and with this file. */
function markOf(service: ServiceName): string {
  const hash = createHash('sha256')
    .update(readFileSync(MAKER))
    .update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const folder of [...closureOf(`services/${service}`)].sort())
    hash.update(readFileSync(join(ROOT, folder, 'dist', '.built')));
  return hash.digest('hex');
}

function closureOf(folder: string, found = new Set<string>()): Set<string> {
  if (found.has(folder)) return found;
  found.add(folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) if (name.startsWith('@oln/')) closureOf(`libs/${name.slice(5)}`, found);
  return found;
}

async function makeIfStale(service: ServiceName): Promise<void> {
  if (isFresh(service)) return;
  const mark = markOf(service);
  await run(process.execPath, [MAKER, programFile(service, 'main'), fileOf(service)]);
  writeFileSync(stampOf(service), mark);
}
