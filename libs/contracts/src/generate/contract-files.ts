import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { eventType, type EventDefinition } from '../event.js';
import { asyncApi, schemaPath } from './async-api.js';
import type { Schemas } from './compatibility.js';
import { eventSchema, type JsonSchema } from './json-schema.js';

/** Contents by path, relative to their folder. */
export type Files = ReadonlyMap<string, string>;

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Everything that is generated from the definitions. */
export function contractFiles(events: readonly EventDefinition[]): Files {
  const sorted = [...events].sort((one, other) => (eventType(one) < eventType(other) ? -1 : 1));
  const schemas = sorted.map((event): [string, string] => [schemaPath(event), text(eventSchema(event))]);
  return new Map([['asyncapi.json', text(asyncApi(sorted))], ...schemas]);
}

/** Replaces the folder's contents. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, contents] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
}

export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(async (path): Promise<[string, string]> => [
    path.slice(folder.length + 1),
    await readFile(path, 'utf8'),
  ]);
  return new Map((await Promise.all(read)).sort());
}

/** Event schemas of a folder by event type. */
export function schemasOf(files: Files): Schemas {
  const schemas = [...files].filter(([path]) => path.endsWith('.schema.json'));
  return Object.fromEntries(
    schemas.map(([, contents]) => JSON.parse(contents) as JsonSchema).map((schema) => [String(schema.title), schema]),
  );
}

/** Paths that differ between what is there and what should be. */
export function staleFiles(there: Files, wanted: Files): string[] {
  const paths = new Set([...there.keys(), ...wanted.keys()]);
  return [...paths].filter((path) => there.get(path) !== wanted.get(path)).sort();
}
