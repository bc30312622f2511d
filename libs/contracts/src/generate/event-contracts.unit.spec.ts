import { describe, expect, it } from '@jest/globals';
import { eventType } from '../event.js';
import { EVENTS } from '../events/index.js';
import { asyncApi, schemaPath } from './async-api.js';
import { contractFiles } from './contract-files.js';
import { eventSchema, type JsonSchema } from './json-schema.js';

/** Places of a schema where a person could write whatever they like: a name, an address, an opinion. */
function openTexts(schema: JsonSchema, at = ''): string[] {
  const { type, format, pattern, enum: codes, const: constant, maxLength, properties, items, anyOf } = schema;
  const bounded =
    format ??
    pattern ??
    codes ??
    constant ??
    (typeof maxLength === 'number' && maxLength <= 64 ? maxLength : undefined);
  const own = type === 'string' && bounded === undefined ? [at] : [];
  const inside = Object.entries((properties ?? {}) as Record<string, JsonSchema>).flatMap(([name, part]) =>
    openTexts(part, `${at}.${name}`),
  );
  const parts = [items, ...((anyOf ?? []) as unknown[])].filter(Boolean) as JsonSchema[];
  return [...own, ...inside, ...parts.flatMap((part) => openTexts(part, `${at}[]`))];
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { $ref } = value as { $ref?: string };
  return [...($ref ? [$ref] : []), ...Object.values(value).flatMap(references)];
}

describe('The contracts of the house', () => {
  it('have a type of their own each', () => {
    expect(new Set(EVENTS.map(eventType)).size).toBe(EVENTS.length);
  });

  it.each(EVENTS.map((event) => [eventType(event), event] as const))('%s has no room for free text', (_, event) => {
    expect(openTexts(eventSchema(event))).toEqual([]);
  });

  it('would show room for free text if there were any', () => {
    const leaky = {
      type: 'object',
      properties: { children: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } } },
    };
    expect(openTexts(leaky)).toEqual(['.children[].name']);
  });

  it('are told in an AsyncAPI document whose references all lead somewhere', () => {
    const document = JSON.parse(JSON.stringify(asyncApi(EVENTS))) as Record<string, unknown>;
    const files = contractFiles(EVENTS);
    const resolve = (path: string): unknown =>
      path
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
    const found = references(document);
    expect(found.length).toBeGreaterThan(EVENTS.length);
    for (const reference of found) {
      if (reference.startsWith('#')) expect([reference, resolve(reference)]).toEqual([reference, expect.anything()]);
      else expect(files.has(reference.slice(2))).toBe(true);
    }
    expect(document).toMatchObject({ asyncapi: '3.0.0' });
  });

  it('have a schema file each, with the id that events carry', () => {
    const files = contractFiles(EVENTS);
    for (const event of EVENTS) {
      expect(JSON.parse(files.get(schemaPath(event))!)).toMatchObject({ $id: `urn:oln:schema:${eventType(event)}` });
    }
  });
});
