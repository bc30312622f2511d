import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@oln/identity';
import { Authority, type Certified } from '@oln/testing/authority';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import {
  issueAccessToken,
  newSigningKeys,
  publicKeysOf,
  readAccessToken,
  securedGet,
  tlsTrouble,
  verifyingKeys,
} from './index.js';

describe('What is got over a secured way', () => {
  let ours: Authority;
  let theirs: Authority;
  let own: Certified;
  let server: Server;
  let base: string;

  beforeAll(async () => {
    [ours, theirs] = [await Authority.named('ours'), await Authority.named('theirs')];
    own = await ours.issue('gateway');
    const asks = { ...(await ours.issue('intake')), ca: ours.ca, requestCert: true, rejectUnauthorized: true };
    server = createServer(asks, ({ url, socket, headers }, reply) => {
      const { subject } = (socket as TLSSocket).getPeerCertificate();
      if (url === '/elsewhere') return reply.writeHead(302, { location: '/' }).end();
      if (url === '/nothing') return reply.writeHead(204).end();
      if (url === '/never') return undefined;
      return reply
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ caller: subject.CN, said: headers['x-said'] }));
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    base = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it('comes from a server of our authority, which sees who asks; nobody is followed elsewhere', async () => {
    const get = securedGet({ ca: ours.ca, ...own });
    for (let times = 0; times < 2; times++) {
      const answer = await get(base, { headers: { 'x-said': 'hello' } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
      expect(await answer.json()).toEqual({ caller: 'gateway', said: 'hello' });
    }
    expect((await get(`${base}/elsewhere`)).status).toBe(302);
    expect((await get(`${base}/nothing`)).status).toBe(204);
    await expect(get(`${base}/never`, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  });

  it('does not come from a stranger, nor from a server that is none, nor to who shows no certificate', async () => {
    const troubleOf = async (tls: Parameters<typeof securedGet>[0], at = base): Promise<string | undefined> =>
      tlsTrouble(
        await securedGet(tls)(at).then(
          () => undefined,
          (error: unknown) => error,
        ),
        tls,
      );
    expect(await troubleOf({ ca: theirs.ca, ...own })).toMatch(/authority that is not among ours/);
    expect(await troubleOf({ ca: ours.ca })).toMatch(/refuses? our certificate/);
    expect(await troubleOf({ ca: ours.ca, ...(await theirs.issue('x')) })).toMatch(/refuses? our certificate/);
    await expect(securedGet({ ca: ours.ca, ...own })('http://127.0.0.1:1')).rejects.toThrow();
  });
});

describe('The keys that verify tokens, over a secured way', () => {
  const scope = { issuer: 'https://oln.example', audience: 'oln' };
  const ana: Principal = { person: 'ana', roles: ['case-manager'], communes: ['13110'], kind: 'person' };

  it('are believed of a gateway of our authority, and of nobody else', async () => {
    const [ours, theirs] = [await Authority.named('ours'), await Authority.named('theirs')];
    const keys = newSigningKeys();
    const shown = JSON.stringify(publicKeysOf(keys));
    const server = createServer(await ours.issue('gateway'), (_request, reply) => reply.end(shown));
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const from = `https://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/jwks.json`;
    const read = async (ca: string): Promise<string> =>
      readAccessToken(await issueAccessToken(ana, keys, scope), verifyingKeys(from, { ca }), scope).then(
        ({ principal }) => principal.person,
        (error: Error) => error.name,
      );
    try {
      expect([await read(ours.ca), await read(theirs.ca)]).toEqual(['ana', 'KeysAwayError']);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
