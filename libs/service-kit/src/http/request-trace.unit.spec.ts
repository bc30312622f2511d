import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { pino } from 'pino';
import { Metrics } from '../telemetry/metrics.js';
import { decorateRequests } from './kept-with-request.js';
import { RequestTrace } from './request-trace.js';

interface Line {
  level: number;
  route: string;
  status: number;
  person?: string;
  from?: string;
}
const WARNING = 40;

/** What is told of calls to a server that answers with the status that is asked for; whoever has a credential is known to it. */
async function toldOf(...calls: [path: string, headers?: Record<string, string>][]): Promise<Line[]> {
  const lines: Line[] = [];
  const logger = pino({}, { write: (text: string) => void lines.push(JSON.parse(text) as Line) });
  const trace = new RequestTrace({ metrics: new Metrics('cases'), logger });
  const server = fastify();
  decorateRequests(server);
  server.addHook('onRequest', async (request) => {
    if (request.headers.authorization)
      request.olnPrincipal = { person: 'gestora-1', roles: [], communes: ['13110'], kind: 'person' };
  });
  server.addHook('onResponse', async (request, reply) => trace.end(request, reply));
  server.get<{ Params: { status: string } }>('/answers/:status', (request, reply) =>
    reply.status(Number(request.params.status)).send({}),
  );
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  for (const [path, headers] of calls) await (await fetch(`${url}${path}`, { headers })).text();
  await server.close();
  return lines;
}

const KNOWN = { authorization: 'Bearer x' };

describe('The log', () => {
  it('tells of who was refused, from where, and of a right, a credential or a limit as a warning', async () => {
    const refused = [400, 401, 403, 404, 409, 412, 422, 429];
    const lines = await toldOf(
      ...refused.map((status): [string, typeof KNOWN] => [`/answers/${status}?name=Luz`, KNOWN]),
    );
    const route = '/answers/:status';
    expect(lines.map(({ status, person, from, route: at }) => ({ status, person, from, at }))).toEqual(
      refused.map((status) => ({ status, person: 'gestora-1', from: '127.0.0.1', at: route })),
    );
    expect(lines.filter(({ level }) => level === WARNING).map(({ status }) => status)).toEqual([401, 403, 429]);
    expect(JSON.stringify(lines)).not.toContain('Luz');
  });

  it('tells of a stranger from where they came alone', async () => {
    const lines = await toldOf(['/answers/401']);
    expect(lines).toMatchObject([{ status: 401, from: '127.0.0.1' }]);
    expect(lines[0]).not.toHaveProperty('person');
  });

  it('names nobody whose call was answered', async () => {
    const [line] = await toldOf(['/answers/200', KNOWN]);
    expect(line).toMatchObject({ status: 200 });
    expect(line).not.toHaveProperty('person');
    expect(line).not.toHaveProperty('from');
  });
});
