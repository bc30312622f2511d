import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayHouse } from '../testing/gateway-house.spec.js';

const MARK = 'GET /api/cases/v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n';

describe('A request with a body that it should not have', () => {
  let house: GatewayHouse;
  let service: Server;
  const got: string[] = [];

  beforeAll(async () => {
    // Answers at once, as a service does that refuses or reads nothing.
    service = createServer(({ method, url }, reply) => {
      got.push(`${method} ${url}`);
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    service.on('clientError', (_error, socket) => {
      got.push('no request at all');
      socket.destroy();
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    house = await GatewayHouse.open({ OLN_CASES_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}` });
  });
  afterAll(async () => {
    await house?.close();
    service?.close();
  });

  async function call(method: string, path: string, body?: string, chunked = false): Promise<number> {
    const authorization = `Bearer ${await house.token('gestora-1', ['case-manager'])}`;
    const size = body === undefined || chunked ? {} : { 'content-length': Buffer.byteLength(body) };
    const headers = { authorization, 'idempotency-key': 'k', ...size };
    return new Promise((resolve, reject) => {
      const sent = request(`${house.service.url}${path}`, { method, headers }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode!));
      });
      sent.once('error', reject);
      if (chunked) sent.write(body);
      sent.end(chunked ? undefined : body);
    });
  }

  it.each([
    ['GET', false],
    ['HEAD', false],
    ['GET', true],
  ])('is passed on without it (%s, in pieces: %s): whoever comes next is nobody else', async (method, chunked) => {
    got.length = 0;
    const statuses: number[] = [];
    for (let at = 0; at < 3; at++) {
      statuses.push(await call(method, `/api/cases/v1/cases?at=${at}`, MARK, chunked));
      statuses.push(await call('GET', `/api/cases/v1/next?at=${at}`));
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
    const calls = [0, 1, 2].flatMap((at) => [
      `${method} /api/cases/v1/cases?at=${at}`,
      `GET /api/cases/v1/next?at=${at}`,
    ]);
    expect(got).toEqual(calls);
  });
});
