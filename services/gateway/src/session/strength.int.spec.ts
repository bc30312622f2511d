import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSigningKeys, publicKeysOf } from '@oln/crypto';
import { Browser, freePort } from '@oln/testing';
import { trialProvider } from '@oln/tools/identity-provider';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayHouse, HERE } from '../testing/gateway-house.spec.js';

const SECRET = 'a-secret-of-the-gateway-alone';

describe.each([
  ['by one of the ways that are asked for', 'two-factors', 200],
  ['by another one', 'a-password', 403],
  ['by a way of which the provider says nothing', undefined, 403],
])('Where an office asks for two factors, signing in %s', (_how, strength, status) => {
  let house: GatewayHouse;
  let provider: Server;
  let folder: string;

  beforeAll(async () => {
    const [port, home] = [await freePort(), await freePort()];
    const [issuer, publicUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${home}`];
    const signing = newSigningKeys();
    const redirectUris = [`${publicUrl}/auth/callback`];
    provider = createServer(
      trialProvider({
        issuer,
        client: { id: 'oln', secret: SECRET, redirectUris, afterLogout: [`${publicUrl}/`] },
        people: [{ id: 'gestora-1', says: '' }],
        cookieKey: 'signs-cookies-of-the-provider',
        keys: Object.entries(signing.keys).map(([kid, key]) => ({ ...key, kid, use: 'sig', alg: 'ES256' })),
        strength,
      }),
    ).listen(port, '127.0.0.1');
    folder = mkdtempSync(join(tmpdir(), 'oln-keys-'));
    const [signs, shows] = [join(folder, 'signing-keys.json'), join(folder, 'public-keys.json')];
    writeFileSync(signs, JSON.stringify(signing));
    writeFileSync(shows, JSON.stringify(publicKeysOf(signing)));
    const told = { OLN_OIDC_ISSUER: issuer, OLN_OIDC_CLIENT_SECRET: SECRET, OLN_OIDC_ACR: 'a-key, two-factors' };
    house = await GatewayHouse.open(
      { ...told, OLN_PUBLIC_URL: publicUrl, OLN_SIGNING_KEYS_FILE: signs },
      { OLN_HTTP_PORT: String(home), OLN_TOKEN_KEYS: shows, OLN_TOKEN_ISSUER: publicUrl },
    );
    const coordinator = await house.as('coordinadora-1', ['coordinator']);
    const member = { roles: ['case-manager'], active: true, caseloads: [] };
    await coordinator.put(`/communes/${HERE}/staff/gestora-1`, member);
  });
  afterAll(async () => {
    await house?.close();
    provider?.closeAllConnections();
    provider?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it(`is answered ${status}`, async () => {
    const browser = new Browser();
    await browser.go(`${house.service.url}/auth/login?next=/api`);
    const page = await browser.go(browser.at, { method: 'POST', body: new URLSearchParams({ person: 'gestora-1' }) });
    expect(page.status).toBe(status);
    const signedIn = browser.cookie(house.service.url, 'oln_session') !== undefined;
    expect(signedIn).toBe(status === 200);
    const opened = await house.rows(`select reason from audit where action = 'session.open'`);
    expect(opened).toEqual(status === 200 ? [{ reason: strength }] : []);
    if (status === 403) expect(await page.text()).toContain('segundo factor');
  });
});
