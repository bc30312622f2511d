import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Caller } from './caller.js';
import type { Load } from './load.js';

describe('Who puts load on a server', () => {
  let server: Server;
  let load: Load;
  let answers = 0;
  const keys = new Set<string>();

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume().on('end', () => {
        answers += 1;
        keys.add(String(request.headers['idempotency-key']));
        const isThird = answers % 3 === 0;
        // The fiftieth stalls everybody.
        setTimeout(
          () => response.writeHead(isThird ? 422 : 201, { 'content-length': 10 }).end('{"id":"1"}'),
          answers === 50 ? 300 : 0,
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const common = { headers: { 'content-type': 'application/json' }, connections: 1, seconds: 1, keyed: true };
    load = { ...common, port, method: 'POST', paths: ['/'], bodies: ['{"motive":"parenting"}'] };
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('counts what was acknowledged and what was refused, each call under a key of its own', async () => {
    const outcome = await new Caller({ ...load, connections: 4, seconds: 0.3 }).run();
    expect(outcome.acknowledged + outcome.refused).toBe(answers);
    expect(outcome.refused).toBe(Math.floor(answers / 3));
    expect(outcome.firstProblem).toMatch(/^422: /);
    expect(keys.size).toBe(answers);
  });

  it('at a given rate hides no stall: who was due meanwhile has waited as well', async () => {
    answers = 0;
    const outcome = await new Caller({ ...load, perSecond: 100 }).run();
    expect(outcome.acknowledged + outcome.refused).toBe(100);
    expect(outcome.max).toBeGreaterThan(250);
    // Some thirty calls came due during 300 ms; one of a hundred alone would leave the 80th percentile untouched.
    expect(outcome.p99).toBeGreaterThan(200);
  });

  it('refuses bodies whose length it would get wrong', () => {
    expect(() => new Caller({ ...load, bodies: ['{"narrative":"orientación"}'] })).toThrow('ASCII');
  });
});
