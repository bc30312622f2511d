import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceAddresses } from '@oln/testing';
import { Authority, type Certified } from '@oln/testing/authority';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { GatewayHouse } from '../testing/gateway-house.spec.js';

const NOWHERE = 'https://127.0.0.1:1';

describe('The way from the gateway to a service, secured', () => {
  let ours: Authority;
  let theirs: Authority;
  const services: Server[] = [];
  let house: GatewayHouse | undefined;
  /** Who called, as their certificates say. */
  const callers: string[] = [];

  beforeAll(async () => {
    [ours, theirs] = [await Authority.named('ours'), await Authority.named('theirs')];
  });
  afterEach(async () => {
    await house?.close();
    house = undefined;
    callers.length = 0;
  });
  afterAll(() => {
    for (const service of services) {
      service.closeAllConnections();
      service.close();
    }
  });

  /** Asks callers for a certificate by our authority. Gives its address. */
  async function service(own: Certified): Promise<string> {
    const asks = { ...own, ca: ours.ca, requestCert: true, rejectUnauthorized: true };
    const server = createServer(asks, ({ socket }, reply) => {
      callers.push(String((socket as TLSSocket).getPeerCertificate().subject.CN));
      reply.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    services.push(server);
    return `https://localhost:${(server.address() as AddressInfo).port}`;
  }

  async function open(ca: string, own: Certified | undefined, cases: string): Promise<GatewayHouse> {
    return GatewayHouse.open({
      ...serviceAddresses(() => NOWHERE),
      OLN_CASES_URL: cases,
      OLN_SERVICES_TLS_CA: ca,
      OLN_SERVICES_TLS_CERT: own?.cert ?? '',
      OLN_SERVICES_TLS_KEY: own?.key ?? '',
    });
  }

  /** A list of the service, asked for at the gateway. */
  async function asked(): Promise<number> {
    const authorization = `Bearer ${await house!.token('gestora-1', ['case-manager'])}`;
    return (await fetch(`${house!.service.url}/api/cases/v1/cases`, { headers: { authorization } })).status;
  }

  it('is gone with certificates of both sides', async () => {
    house = await open(ours.ca, await ours.issue('gateway'), await service(await ours.issue('cases')));
    expect([await asked(), await asked(), callers]).toEqual([200, 200, ['gateway', 'gateway']]);
  });

  it('is not gone to a service by another authority, or by another name', async () => {
    const gateway = await ours.issue('gateway');
    for (const own of [await theirs.issue('cases'), await ours.issue('cases', { names: ['elsewhere.example'] })]) {
      house = await open(ours.ca, gateway, await service(own));
      expect([await asked(), callers]).toEqual([503, []]);
      await house.close();
    }
    house = undefined;
  });

  it('is closed to a gateway that shows no certificate, or one by another authority', async () => {
    const cases = await service(await ours.issue('cases'));
    for (const own of [undefined, await theirs.issue('gateway')]) {
      house = await open(ours.ca, own, cases);
      expect([await asked(), callers]).toEqual([503, []]);
      await house.close();
    }
    house = undefined;
  });

  it('believes what Node.js believes where an address alone says https', async () => {
    const cases = await service(await ours.issue('cases'));
    house = await GatewayHouse.open({ OLN_CASES_URL: cases });
    expect([await asked(), callers]).toEqual([503, []]);
  });
});
