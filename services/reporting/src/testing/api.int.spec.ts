import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heldDataGaps } from '@oln/service-testing';
import type { IndicatorDto } from '../indicator/indicator.dto.js';
import { REPORTING_HELD_DATA } from '../held-data/reporting-held-data.js';
import { INDICATORS } from '../indicator/indicators.js';
import { body, codeOf, HERE, ReportingHouse } from './reporting-house.spec.js';

interface Field {
  example?: unknown;
  description?: string;
  $ref?: string;
  allOf?: unknown;
  type?: string;
}
interface Operation {
  'x-oln-roles'?: string[];
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    example?: unknown;
    schema?: Field;
  }[];
  responses: Record<string, { content?: Record<string, unknown> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, Field> }> };
}

/** Described by the kit, for all services. */
const OF_THE_KIT = /^(Parked|Problem|(DueDate|Climb|Term|Number|OfficePolicy)(Dto|Body)$)/;

describe('The API of reporting', () => {
  let house: ReportingHouse;
  let document: Document;
  let operations: [string, Operation][];

  beforeAll(async () => {
    house = await ReportingHouse.open('2026-03-02T13:00:00Z');
    document = (await (await fetch(`${house.base}/openapi.json`)).json()) as Document;
    operations = Object.entries(document.paths)
      .filter(([path]) => !/health|metrics|parked/.test(path))
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
      );
  });
  afterAll(() => house?.close());

  it('names who may call each route, and what it answers', () => {
    expect(operations.length).toBe(44);
    for (const [name, operation] of operations) {
      expect([name, (operation['x-oln-roles'] ?? []).length]).not.toEqual([name, 0]);
      const answered = Object.entries(operation.responses).some(
        ([status, { content }]) => status.startsWith('2') && content,
      );
      expect([name, answered]).toEqual([name, true]);
    }
  });

  it('shows an example and a word on every field', () => {
    const { Problem: _problem, ...schemas } = document.components.schemas;
    const without = Object.entries(schemas)
      .filter(([schema]) => !OF_THE_KIT.test(schema))
      .flatMap(([schema, { properties = {} }]) =>
        Object.entries(properties)
          .filter(
            ([, field]) =>
              !field.$ref &&
              !field.allOf &&
              (!field.description || (field.example === undefined && field.type !== 'array')),
          )
          .map(([field]) => `${schema}.${field}`),
      );
    expect(without).toEqual([]);
  });

  it('says of every POST that it takes an Idempotency-Key, and of every change that it takes If-Match', () => {
    for (const [name, { parameters = [] }] of operations) {
      const headers = parameters.filter((one) => one.in === 'header').map((one) => one.name);
      if (name.startsWith('post')) expect([name, headers]).toEqual([name, expect.arrayContaining(['Idempotency-Key'])]);
      if (name.startsWith('put')) expect([name, headers]).toEqual([name, expect.arrayContaining(['If-Match'])]);
    }
  });

  it('gives the catalogue of the indicators, and each of them', async () => {
    const coordinator = await house.as('coordinadora-1', ['coordinator'], [HERE]);
    const all = body(await coordinator.get<IndicatorDto[]>('/indicators'));
    expect(all.map(({ id }) => id)).toEqual(INDICATORS.map(({ id }) => id));
    const one = body(await coordinator.get<IndicatorDto>('/indicators/renounced'));
    expect(one).toMatchObject({
      id: 'renounced',
      better: 'less',
      unit: 'share',
      form: 'share',
      name: { es: 'Familias que renuncian' },
    });
    expect(codeOf(await coordinator.get('/indicators/happiness'))).toEqual([404, 'INDICATOR.NOT_FOUND']);
  });

  it('holds no table that nobody thought of when somebody asks what is held on them', async () => {
    expect(await heldDataGaps(house.admin, 'reporting', REPORTING_HELD_DATA)).toEqual([]);
  });

  it('tells health and metrics as every service does', async () => {
    const ready = (await (await fetch(`${house.service.url}/health/ready`)).json()) as { ready: boolean };
    expect(ready.ready).toBe(true);
    expect(await (await fetch(`${house.service.url}/metrics`)).text()).toContain('oln_events_consumed_total');
  });
});
