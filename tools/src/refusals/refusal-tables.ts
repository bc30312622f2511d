import { SERVICES, type RefusalDefinition } from '@oln/contracts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../stack/paths.js';

/** A closed list of errors, and the file that has it. */
export interface RefusalTable {
  source: string;
  refusals: RefusalDefinition[];
}

/** Those who can refuse: what all services have in common, and each of them. */
export const ROOMS = [
  { name: 'every service', folder: 'libs/service-kit' },
  ...SERVICES.map((name) => ({ name, folder: `services/${name}` })),
] as const;

/** As they are compiled; by the name of their files, in their order. */
export async function tablesOf(folder: string): Promise<RefusalTable[]> {
  const files = readdirSync(join(ROOT, folder, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.errors.ts')).map((file) => `${folder}/src/${file}`);
  return Promise.all(sources.sort().map(async (source) => ({ source, refusals: await refusalsIn(folder, source) })));
}

async function refusalsIn(folder: string, source: string): Promise<RefusalDefinition[]> {
  const compiled = join(folder, 'dist', source.slice(`${folder}/src/`.length).replace(/\.ts$/, '.js'));
  const module = (await import(pathToFileURL(join(ROOT, compiled)).href)) as Record<string, unknown>;
  const refusals = Object.values(module).flatMap((exported) => Object.values(exported as object).filter(isRefusal));
  if (refusals.length === 0) throw new Error(`${source} has no refusals`);
  return refusals;
}

const isRefusal = (value: unknown): value is RefusalDefinition =>
  ['code', 'status', 'title', 'todo'].every((key) => key in Object(value));
