import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IntakeHouse } from './intake-house.spec.js';

interface Operation {
  'x-oln-roles'?: string[];
  'x-oln-read-only'?: boolean;
  description?: string;
  summary?: string;
  parameters?: { name: string; in: string; example?: unknown; schema?: { example?: unknown } }[];
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<
      string,
      {
        properties?: Record<
          string,
          { example?: unknown; $ref?: string; allOf?: unknown; items?: unknown; type?: string }
        >;
      }
    >;
  };
}

describe('The API of intake', () => {
  let house: IntakeHouse;
  let document: Document;
  let operations: [string, Operation][];

  beforeAll(async () => {
    house = await IntakeHouse.open();
    document = (await (await fetch(`${house.base}/openapi.json`)).json()) as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    );
  });
  afterAll(() => house?.close());

  const ours = () => operations.filter(([name]) => !/health|metrics|parked/.test(name));

  it('names who may call each route, and what it answers', () => {
    expect(ours().length).toBeGreaterThan(50);
    for (const [name, operation] of ours()) {
      expect([name, (operation['x-oln-roles'] ?? []).length]).not.toEqual([name, 0]);
      const answered = Object.entries(operation.responses).some(
        ([status, { content }]) => status.startsWith('2') && content,
      );
      expect([name, answered]).toEqual([name, true]);
    }
  });

  it('opens to the deputy whatever it opens to the coordinator', () => {
    const doors = ours().filter(([, operation]) => operation['x-oln-roles']?.includes('coordinator'));
    expect(doors.length).toBeGreaterThan(40);
    expect(doors.filter(([, operation]) => !operation['x-oln-roles']!.includes('deputy-coordinator'))).toEqual([]);
  });

  it('shows an example of every field', () => {
    const without = Object.entries(document.components.schemas).flatMap(([schema, { properties = {} }]) =>
      schema === 'Problem'
        ? []
        : Object.entries(properties)
            .filter(([, field]) => field.example === undefined && !field.$ref && !field.allOf && field.type !== 'array')
            .map(([field]) => `${schema}.${field}`),
    );
    expect(without).toEqual([]);
  });

  it('asks for a key on every POST that changes something, and for the version on every change of a record', () => {
    for (const [name, { parameters = [], ...operation }] of ours()) {
      const headers = parameters.filter((parameter) => parameter.in === 'header').map((parameter) => parameter.name);
      if (name.startsWith('POST') && !operation['x-oln-read-only'])
        expect([name, headers]).toEqual([name, expect.arrayContaining(['Idempotency-Key'])]);
      if (name.startsWith('PATCH')) expect([name, headers]).toEqual([name, expect.arrayContaining(['If-Match'])]);
    }
  });

  it('has nothing personal in any address', () => {
    for (const [name] of ours()) expect(name).not.toMatch(/run|name|birth|phone/i);
    for (const [, { parameters = [] }] of ours()) {
      for (const { name, in: where } of parameters)
        if (where === 'query' || where === 'path') expect(name).not.toMatch(/^(run|name|birthDate|phone|address)$/);
    }
  });

  it('refuses what it does not know, in the language of the caller', async () => {
    const desk = await house.as('gestora-1', ['case-manager']);
    const answer = await desk.post<{ code: string; errors: { field: string }[] }>(
      '/requests',
      { channel: 'carrier-pigeon', nonsense: 1 },
      { language: 'en' },
    );
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('REQUEST.INVALID');
    expect(answer.body.errors.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['channel', 'nonsense', 'motive', 'familyId']),
    );
  });
});
