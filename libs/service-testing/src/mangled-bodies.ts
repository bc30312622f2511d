import type { Json } from './api-description.js';

/** What people and programs send instead of what was asked for. */
export const WRONG: readonly Json[] = [
  ...[null, '', ' ', 'x'.repeat(30_000), '\u0000', '\ud83e', -1, 0, 1.5, 1e30, true, [], {}, [[]], [null], ['x']],
  ...['2026-02-30', '2026-02-29', '2026-12-31T23:59:60Z', '2199-12-31', '1900-01-01T00:00:00-15:59', '__proto__'],
];

/** What is no body at all, as it is sent. */
const NO_BODY = ['{', 'null', '[]', '"a"'];

/** Sends a body (a text as it is) to an operation, on a record at which it is looked at closely. */
export type Send = (operation: string, sent: Json) => Promise<{ status: number; text: string }>;

type Bodies = readonly (readonly [operation: string, example: Json])[];

/** Bodies that ended in a failure of the service, with whatever in whichever field of the examples: there must be none. */
export async function failures(examples: Bodies, send: Send): Promise<string[]> {
  const failed: string[] = [];
  for (const [operation, example] of examples)
    for (const place of placesIn(example))
      for (const wrong of WRONG) {
        const { status } = await send(operation, withValue(example, place, wrong));
        if (status >= 500) failed.push(`${operation} ${place.join('.')} = ${JSON.stringify(wrong).slice(0, 40)}`);
      }
  return failed;
}

/** Where a field that nobody knows was not refused by its name: nowhere. */
export async function takenUnknown(examples: Bodies, send: Send): Promise<string[]> {
  const taken: string[] = [];
  for (const [operation, example] of examples)
    for (const place of [[], ...placesIn(example)]) {
      const part = valueAt(example, place);
      if (typeof part !== 'object' || part === null || Array.isArray(part)) continue;
      const { status, text } = await send(operation, withValue(example, place, { ...part, unheardOf: 1 }));
      if (status !== 400 || !text.includes('unheardOf')) taken.push(`${operation} ${place.join('.')}: ${status}`);
    }
  return taken;
}

/** What is no JSON, or no object, and was not refused: nothing. */
export async function takenForBody(examples: Bodies, send: Send): Promise<string[]> {
  const taken: string[] = [];
  for (const [operation] of examples)
    for (const sent of NO_BODY) {
      const { status } = await send(operation, sent);
      if (status < 400 || status >= 500) taken.push(`${operation} ${sent}: ${status}`);
    }
  return taken;
}

export type Place = (string | number)[];

/** Every field of an example, and of its parts; of a list, the first of its members. */
export function placesIn(value: Json, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Array.isArray(value)
    ? value.slice(0, 1).map((inner, index) => [index, inner] as const)
    : Object.entries(value);
  return inside.flatMap(([name, inner]) => [[...at, name], ...placesIn(inner, [...at, name])]);
}

const valueAt = (value: Json, place: Place): Json =>
  place.reduce<Json>((inner, name) => (inner as Record<string | number, Json>)[name]!, value);

export function withValue(value: Json, place: Place, wrong: Json): Json {
  const [name, ...rest] = place;
  if (name === undefined) return wrong;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, Json>;
  copy[name] = withValue(copy[name]!, rest, wrong);
  return copy as Json;
}
