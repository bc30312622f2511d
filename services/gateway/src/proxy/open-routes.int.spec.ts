import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { GatewayHouse } from '../testing/gateway-house.spec.js';

/** What another service would get. */
interface Got {
  method?: string;
  url?: string;
  type?: string;
  body: string;
}

describe('Who has only a link', () => {
  let house: GatewayHouse;
  let other: Server;
  const got: Got[] = [];

  beforeAll(async () => {
    other = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        got.push({ method: request.method, url: request.url, type: request.headers['content-type'], body });
        response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Gracias</p>');
      });
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const url = `http://127.0.0.1:${port}`;
    house = await GatewayHouse.open({ OLN_OFFER_URL: url, OLN_CASES_URL: url });
  });
  afterAll(async () => {
    await house?.close();
    other?.close();
  });

  const call = (path: string, init: RequestInit = {}) => fetch(`${house.service.url}${path}`, init);

  it('reaches the page of the link without a token', async () => {
    const page = await call('/api/offer/v1/answers/abc?lang=es');
    expect([page.status, await page.text()]).toEqual([200, '<p>Gracias</p>']);
    expect((await call('/api/cases/v1/acknowledgements/abc')).status).toBe(200);
    expect(got.map(({ url }) => url)).toEqual([
      '/api/offer/v1/answers/abc?lang=es',
      '/api/cases/v1/acknowledgements/abc',
    ]);
  });

  it('answers by the form of a page, which is passed on as it is', async () => {
    const body = new URLSearchParams({ answer: 'accept', note: 'sí, el lunes & martes' });
    expect((await call('/api/offer/v1/answers/abc', { method: 'POST', body })).status).toBe(200);
    expect(got.at(-1)).toEqual({
      method: 'POST',
      url: '/api/offer/v1/answers/abc',
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
      body: body.toString(),
    });
  });

  it('reaches nothing else', async () => {
    const before = got.length;
    for (const path of [
      '/api/offer/v1/answers',
      '/api/offer/v1/answers/',
      '/api/offer/v1/referrals',
      '/api/cases/v1/answers/abc',
    ])
      expect([path, (await call(path)).status]).toEqual([path, 401]);
    // The first is tidied up by whoever sends it: it asks for what needs a token.
    expect((await call('/api/offer/v1/answers/%2e%2e/referrals')).status).toBe(401);
    expect((await call('/api/offer/v1/answers/%5c../referrals')).status).toBe(400);
    expect(got).toHaveLength(before);
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
