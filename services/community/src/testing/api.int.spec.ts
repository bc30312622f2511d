import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommunityHouse } from './community-house.spec.js';

interface Operation {
  'x-oln-roles'?: string[];
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
}
interface Schema {
  properties?: Record<string, { example?: unknown; $ref?: string; allOf?: unknown; items?: { $ref?: string } }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

describe('the description of the API', () => {
  let house: CommunityHouse;
  let document: Document;
  let operations: [string, Operation][];

  beforeAll(async () => {
    house = await CommunityHouse.open('2026-03-02T13:00:00Z');
    document = (await (await fetch(`${house.service.url}/api/community/v1/openapi.json`)).json()) as Document;
    operations = Object.entries(document.paths)
      .filter(([path]) => !/^\/health/.test(path) && path !== '/metrics')
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
      );
  });
  afterAll(() => house?.close());

  it('says of every route who may call it', () => {
    expect(operations.length).toBeGreaterThan(25);
    const open = operations.filter(([, operation]) => !operation['x-oln-roles']?.length).map(([name]) => name);
    expect(open).toEqual([]);
  });

  it('says of every POST that it takes an Idempotency-Key', () => {
    const posts = operations.filter(([name]) => name.startsWith('post '));
    const without = posts.filter(
      ([, { parameters = [] }]) => !parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it('says of every change that it takes If-Match', () => {
    const changes = operations.filter(([name]) => name.startsWith('put ') || name.startsWith('patch '));
    const without = changes.filter(
      ([, { parameters = [] }]) => !parameters.some(({ name, required }) => name === 'If-Match' && required),
    );
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it('has an example for every field', () => {
    const bare = Object.entries(document.components.schemas).flatMap(([schema, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, field]) => field.example === undefined && !field.$ref && !field.allOf && !field.items?.$ref)
        .map(([name]) => `${schema}.${name}`),
    );
    expect(bare.filter((name) => !name.startsWith('Problem.'))).toEqual([]);
  });
});
