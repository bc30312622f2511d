import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Document, Operation } from './documents.js';

type Answers = (request: IncomingMessage, url: URL) => { status: number; body: unknown; type?: string };

export interface Route {
  operation: Operation;
  answers: Answers;
}

const THING = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };

const described = (schema: unknown, more: Partial<Operation> = {}): Operation => ({
  responses: Object.fromEntries(
    ['200', '401'].map((status) => [status, { description: status, content: { 'application/json': { schema } } }]),
  ),
  ...more,
});

/** A service of one route, with one fault or none. Holds no tests. */
export class SmallApi {
  private constructor(
    readonly document: Document,
    readonly base: string,
    private readonly server: Server,
  ) {}

  static async of({ operation, answers }: Route): Promise<SmallApi> {
    const server = createServer((request, reply) => send(reply, answers(request, new URL(request.url!, 'http://x'))));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const document: Document = {
      openapi: '3.0.0',
      info: { title: 'Things', version: '1' },
      paths: { '/things': { get: operation } },
      components: { securitySchemes: { bearer: { scheme: 'bearer', type: 'http' } } },
    };
    return new SmallApi(document, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

function send(reply: ServerResponse, { status, body, type = 'application/json' }: ReturnType<Answers>): void {
  reply.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

const NAME_QUERY = [{ name: 'name', in: 'query', schema: { type: 'string' } }];
const BEARER = { security: [{ bearer: [] }] };
const right = { status: 200, body: { name: 'a chair' } };

/** One is as it says; of the others each has a fault that must be found, by the words in `found`. */
export const HONEST: Route = { operation: described(THING, { parameters: NAME_QUERY }), answers: () => right };

export const FAULTY: (Route & { fault: string; found: RegExp })[] = [
  {
    fault: 'breaks on a letter that is not plain',
    operation: described(THING, { parameters: NAME_QUERY }),
    answers: (_, url) => (/[^\x20-\x7e]/.test(url.searchParams.get('name') ?? '') ? { status: 500, body: {} } : right),
    found: /Server error/,
  },
  {
    fault: 'says something else than its schema',
    operation: described(THING),
    answers: () => ({ status: 200, body: { name: 7 } }),
    found: /Response violates schema/,
  },
  {
    fault: 'answers with a status that it does not tell of',
    operation: described(THING),
    answers: () => ({ status: 418, body: {} }),
    found: /Undocumented status code/,
  },
  {
    fault: 'answers in another form than it tells of',
    operation: described(THING),
    answers: () => ({ ...right, type: 'text/csv' }),
    found: /Undocumented Content-Type/,
  },
];

/** Asks for a credential and takes any, or none. */
export const OPEN_DOOR: Route = { operation: described(THING, BEARER), answers: () => right };
/** Refuses whoever comes without the right one; `wrong`: but for those, who are answered with this status. */
export const closedDoor = (wrong: (request: IncomingMessage) => boolean = () => false, status = 200): Route => ({
  operation: described(THING, BEARER),
  answers: (request) =>
    wrong(request)
      ? { ...right, status }
      : { status: 401, body: { name: 'nobody' }, type: 'application/problem+json; charset=utf-8' },
});
