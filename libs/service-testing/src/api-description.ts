import type { Role } from '@oln/contracts';

export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  items?: Schema;
  type?: string;
  example?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** An operation of an OpenAPI document, as far as specs read it. */
export interface Operation {
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: Schema; examples?: Record<string, { value: unknown }> }> };
  'x-oln-roles'?: Role[];
}

/** What a service says of its own routes. Holds no tests. */
export class ApiDescription {
  private constructor(
    /** By `method /path`. */
    readonly operations: ReadonlyMap<string, Operation>,
    readonly schemas: Readonly<Record<string, Schema>>,
  ) {}

  /** `base`: where the routes begin. `isOf` takes the operations that are meant. */
  static async of(base: string, isOf: (operation: string) => boolean = () => true): Promise<ApiDescription> {
    const answer = await fetch(`${base}/openapi.json`);
    const { paths, components } = (await answer.json()) as {
      paths: Record<string, Record<string, Operation>>;
      components: { schemas: Record<string, Schema> };
    };
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    );
    return new ApiDescription(new Map(all.filter(([name]) => isOf(name))), components.schemas);
  }

  /** The body that the description shows as one, if it does. */
  exampleOf(operation: string): unknown {
    return this.operations.get(operation)?.requestBody?.content['application/json']?.examples?.example?.value;
  }

  /** Bodies that it shows as one, by operation. */
  examples(): [operation: string, body: Json][] {
    return [...this.operations.keys()].flatMap((name) => {
      const example = this.exampleOf(name);
      return example === undefined ? [] : [[name, example as Json] as [string, Json]];
    });
  }

  /** Operations that take a body. */
  withBody(): string[] {
    return [...this.operations].filter(([, { requestBody }]) => requestBody).map(([name]) => name);
  }

  /** Who may call each operation, in an order of its own: to be held against {@link inOrder} of a table. */
  roles(): readonly RouteRoles[] {
    return inOrder([...this.operations].map(([name, operation]) => [name, operation['x-oln-roles'] ?? []]));
  }

  /** What is to be none: operations of which nobody is named who may call them, and so on; in words. */
  lacking(): string[] {
    return [...this.operations].flatMap(([name, operation]) => lackingOf(name, operation)).concat(this.bare());
  }

  private bare(): string[] {
    const fields = Object.entries(this.schemas).flatMap(([schema, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, field]) => field.example === undefined && !field.$ref && !field.allOf && !field.items?.$ref)
        .map(([name]) => `${schema}.${name}`),
    );
    return fields.filter((name) => !name.startsWith('Problem.')).map((name) => `${name} has no example`);
  }
}

export type RouteRoles = readonly [operation: string, roles: readonly Role[]];

export const inOrder = (routes: Iterable<RouteRoles>): readonly RouteRoles[] =>
  [...routes]
    .map(([name, roles]): RouteRoles => [name, [...roles].sort()])
    .sort(([one], [other]) => (one < other ? -1 : 1));

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Routes that every service has, and another spec looks at: the rest is what it is there for. */
export const isOwnRoute = (operation: string): boolean =>
  !/\/(parked-messages|persons|health|metrics|explain)/.test(operation);

function lackingOf(name: string, { parameters = [], ...operation }: Operation): string[] {
  const takes = (header: string, required = false): boolean =>
    parameters.some((parameter) => parameter.name === header && (parameter.required || !required));
  const changes = name.startsWith('put ') || name.startsWith('patch ');
  return [
    ...(operation['x-oln-roles']?.length ? [] : [`${name} says of nobody that they may call it`]),
    ...(name.startsWith('post ') && !takes('Idempotency-Key') ? [`${name} takes no Idempotency-Key`] : []),
    ...(changes && !takes('If-Match', true) ? [`${name} does not ask for If-Match`] : []),
  ];
}
