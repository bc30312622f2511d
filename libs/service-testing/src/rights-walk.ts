import type { Role } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { newId, type RunningService } from '@oln/service-kit';
import { backEnds } from '@oln/testing';
import { ApiDescription, type Operation, type RouteRoles, type Schema } from './api-description.js';

/** Where somebody stands to a record: who they are, and in which communes. */
export interface Stand {
  person: string;
  communes: readonly string[];
}

export interface Walked {
  operation: string;
  role: Role;
  stand: Stand;
  /** With everything in braces filled in, and its query. */
  path: string;
  body?: unknown;
}

/** Codes that keep somebody out. Whatever else is answered (a stale version, a wrong stage, an answer) means that they are in. */
const KEPT_OUT =
  /^(REQUEST\.NOT_ALLOWED|REACH\.OTHER_COMMUNE|[A-Z_]+\.(NOT_YOURS|OTHER_COMMUNE)|([A-Z_]+\.)+([A-Z]+_)?NOT_FOUND)$/;

/** Calls the routes of a service as whoever one wants to be. Holds no tests. */
export class RightsWalk {
  private constructor(
    private readonly base: string,
    private readonly description: ApiDescription,
  ) {}

  /** Over the operations of the service's own document that `isOf` takes, by `method /path`. */
  static async over(base: string, isOf: (operation: string) => boolean): Promise<RightsWalk> {
    return new RightsWalk(base, await ApiDescription.of(base, isOf));
  }

  get operations(): ReadonlyMap<string, Operation> {
    return this.description.operations;
  }

  /** Who may call each route as the document says, in an order of its own: to be held against `inOrder` of a table. */
  described(): readonly RouteRoles[] {
    return this.description.roles();
  }

  /** `in`, `in, and sees nothing` for an empty list, or the code of what keeps them out. Throws for a call that says nothing. */
  async call({ operation, role, stand, path, body }: Walked): Promise<string> {
    const [method] = operation.split(' ') as [string];
    const writes = method === 'post' || method === 'put' || method === 'patch';
    const answer = await fetch(`${this.base}${path}`, {
      method: method.toUpperCase(),
      headers: { ...(await headersOf(role, stand)), ...(writes ? { 'content-type': 'application/json' } : {}) },
      body: writes ? JSON.stringify(body ?? this.exampleOf(operation) ?? {}) : undefined,
    });
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`${operation} as ${role}: ${answer.status} ${text}`);
    const told = text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as Told) : {};
    const { code, items } = told;
    if (code && KEPT_OUT.test(code)) return code;
    if (code?.startsWith('REQUEST.') && code !== 'REQUEST.STALE') throw new Error(`${operation} as ${role}: ${text}`);
    const list = Array.isArray(told) ? told : items;
    return list?.length === 0 ? 'in, and sees nothing' : 'in';
  }

  /** A body that the document itself shows, as one or field by field. */
  exampleOf(operation: string): unknown {
    const content = this.operations.get(operation)?.requestBody?.content['application/json'];
    return content && (this.description.exampleOf(operation) ?? this.shown(content.schema));
  }

  /** What must be there, with its examples. */
  private shown(schema: Schema): unknown {
    if (schema.$ref) return this.shown(this.description.schemas[schema.$ref.split('/').at(-1)!]!);
    if (schema.allOf) return this.shown(schema.allOf[0]!);
    if (schema.example !== undefined) return schema.example;
    if (schema.type === 'array') return [this.shown(schema.items ?? {})];
    const { properties = {}, required = [] } = schema;
    return Object.fromEntries(required.map((name) => [name, this.shown(properties[name] ?? {})]));
  }
}

interface Told {
  code?: string;
  items?: unknown[];
}

async function headersOf(role: Role, { person, communes }: Stand): Promise<Record<string, string>> {
  const principal = { person, communes: [...communes], roles: [role], kind: 'person' as const };
  const token = await issueDevToken(principal, loadKeyRing(backEnds().secrets.keysFile), { ttl: 600 });
  // A version that no record has: who is in gets no further.
  return { authorization: `Bearer ${token}`, 'idempotency-key': newId(), 'if-match': '"999"' };
}

/** Routes that a service has under its own address and its document does not tell of, and the other way round: both are to be none. */
export async function undescribed({ url, routes }: RunningService, service: string): Promise<string[]> {
  const prefix = `/api/${service}/v1`;
  const { paths } = (await (await fetch(`${url}${prefix}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const told = Object.entries(paths)
    .filter(([path]) => !/^\/(health\/|metrics)/.test(path))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
  const real = routes
    .map((route) => route.split(' ') as [string, string])
    .filter(([, path]) => path.startsWith(`${prefix}/`) && path !== `${prefix}/openapi.json`)
    .map(([method, path]) => `${method.toLowerCase()} ${path.slice(prefix.length).replace(/:(\w+)/g, '{$1}')}`);
  return [
    ...real.filter((route) => !told.includes(route)).map((route) => `not described: ${route}`),
    ...told.filter((route) => !real.includes(route)).map((route) => `described, and not there: ${route}`),
  ];
}
