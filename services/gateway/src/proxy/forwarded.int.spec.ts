import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayHouse } from '../testing/gateway-house.spec.js';

const SAID = {
  'x-forwarded-for': '198.51.100.1, 203.0.113.7',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'others.example',
  'x-real-ip': '198.51.100.1',
  forwarded: 'for=198.51.100.1',
};

describe.each([
  ['whom nobody has named', '192.0.2.1', '127.0.0.1', 'http'],
  ['who is the proxy in front', '127.0.0.1', '203.0.113.7', 'https'],
])('Where a call came from, as it is told by somebody %s', (_who, proxies, from, protocol) => {
  let house: GatewayHouse;
  let service: Server;
  let got: IncomingHttpHeaders = {};

  beforeAll(async () => {
    service = createServer(({ headers }, reply) => {
      got = headers;
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    house = await GatewayHouse.open({ OLN_CASES_URL: url }, { OLN_TRUSTED_PROXIES: proxies });
  });
  afterAll(async () => {
    await house?.close();
    service?.close();
  });

  it('comes to the service as the gateway knows it, and not otherwise', async () => {
    const authorization = `Bearer ${await house.token('gestora-1', ['case-manager'])}`;
    const { status } = await fetch(`${house.service.url}/api/cases/v1/cases`, { headers: { ...SAID, authorization } });
    expect(status).toBe(200);
    expect(got).toMatchObject({ 'x-forwarded-for': from, 'x-forwarded-proto': protocol, authorization });
    expect([got.forwarded, got['x-real-ip']]).toEqual([undefined, undefined]);
    const host = proxies === '127.0.0.1' ? 'others.example' : new URL(house.service.url).host;
    expect(got['x-forwarded-host']).toBe(host);
  });
});
