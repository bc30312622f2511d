import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSigningKeys, newSigningKeys, publicKeysOf, rotateSigningKey } from '@oln/crypto';
import { Browser, eventually, freePort, type ApiClient } from '@oln/testing';
import { trialProvider } from '@oln/tools/identity-provider';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ELSEWHERE, GatewayHouse, HERE } from '../testing/gateway-house.spec.js';

const MEMBER = { roles: ['case-manager'], active: true, caseloads: [] };
const SESSION = 'oln_session';

describe('Signing in with a browser', () => {
  let house: GatewayHouse;
  let provider: Server;
  let coordinator: ApiClient;
  let elsewhere: ApiClient;
  let folder: string;

  beforeAll(async () => {
    const [port, home] = [await freePort(), await freePort()];
    const issuer = `http://127.0.0.1:${port}`;
    const publicUrl = `http://127.0.0.1:${home}`;
    const signing = newSigningKeys();
    provider = createServer(
      trialProvider({
        issuer,
        client: {
          id: 'oln',
          secret: 'a-secret-of-the-gateway-alone',
          redirectUris: [`${publicUrl}/auth/callback`],
          afterLogout: [`${publicUrl}/`],
        },
        people: ['gestora-1', 'gestora-2', 'gestora-3', 'nadie'].map((id) => ({ id, says: '' })),
        cookieKey: 'signs-cookies-of-the-provider',
        keys: Object.entries(signing.keys).map(([kid, key]) => ({ ...key, kid, use: 'sig', alg: 'ES256' })),
      }),
    ).listen(port, '127.0.0.1');
    folder = mkdtempSync(join(tmpdir(), 'oln-keys-'));
    writeFileSync(join(folder, 'signing-keys.json'), JSON.stringify(signing));
    writeFileSync(join(folder, 'public-keys.json'), JSON.stringify(publicKeysOf(signing)));
    house = await GatewayHouse.open(
      {
        OLN_PUBLIC_URL: publicUrl,
        // One person calls here without a pause.
        OLN_RATE_PER_PERSON: '0',
        OLN_OIDC_ISSUER: issuer,
        OLN_OIDC_CLIENT_SECRET: 'a-secret-of-the-gateway-alone',
        OLN_SIGNING_KEYS_FILE: join(folder, 'signing-keys.json'),
      },
      {
        OLN_HTTP_PORT: String(home),
        OLN_TOKEN_KEYS: join(folder, 'public-keys.json'),
        OLN_TOKEN_ISSUER: publicUrl,
      },
    );
    coordinator = await house.as('coordinadora-1', ['coordinator']);
    elsewhere = await house.as('coordinadora-2', ['coordinator'], [ELSEWHERE]);
    for (const person of ['gestora-1', 'gestora-2', 'gestora-3'])
      await coordinator.put(`/communes/${HERE}/staff/${person}`, MEMBER);
    await elsewhere.put(`/communes/${ELSEWHERE}/staff/gestora-2`, { ...MEMBER, roles: ['coordinator'] });
  });
  afterAll(async () => {
    await house?.close();
    provider?.closeAllConnections();
    provider?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (path: string): string => `${house.service.url}${path}`;
  const notices = (browser: Browser, init?: RequestInit) =>
    browser.call(at('/api/gateway/v1/notices'), { ...init, headers: { accept: 'application/json', ...init?.headers } });

  /** As far as the page where it stops. */
  async function signIn(person: string, browser = new Browser()): Promise<{ browser: Browser; page: Response }> {
    const choice = await browser.go(at('/auth/login?next=/api'));
    expect([choice.status, await choice.text()]).toEqual([200, expect.stringContaining(person)]);
    return { browser, page: await browser.go(browser.at, { method: 'POST', body: new URLSearchParams({ person }) }) };
  }

  it('leads to the provider and back to where one wanted to go; from then on the cookie is enough', async () => {
    const { browser, page } = await signIn('gestora-1');
    expect([page.status, browser.at]).toEqual([200, at('/api')]);
    expect((await notices(browser)).status).toBe(200);
    const me = await browser.call(at('/auth/me'));
    expect(await me.json()).toEqual({
      ...{ person: 'gestora-1', commune: HERE },
      places: [{ commune: HERE, roles: ['case-manager'] }],
    });
    expect((await notices(new Browser())).status).toBe(401);
  });

  it('is not begun by a page elsewhere: somebody is asked first', async () => {
    const { browser } = await signIn('gestora-1');
    const before = browser.cookie(at('/'), SESSION);
    const page = await browser.call(at('/auth/login'), { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([page.status, page.headers.getSetCookie()]).toEqual([400, []]);
    expect(await page.text()).toContain('href="/auth/login"');
    expect(browser.cookie(at('/'), SESSION)).toBe(before);
  });

  it('lets in nobody whom no office knows, and says so', async () => {
    const { browser, page } = await signIn('nadie');
    expect([page.status, await page.text()]).toEqual([403, expect.stringContaining('ninguna oficina')]);
    expect(browser.cookie(at('/'), SESSION)).toBeUndefined();
  });

  it('ends for good by signing out: here at once, and at the provider', async () => {
    const { browser } = await signIn('gestora-1');
    const secret = browser.cookie(at('/'), SESSION)!;
    const out = await browser.call(at('/auth/logout'), {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect([out.status, out.headers.get('location')]).toEqual([303, expect.stringContaining('/session/end?')]);
    expect(browser.cookie(at('/'), SESSION)).toBeUndefined();
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
    const stolen = await fetch(at('/api/gateway/v1/notices'), { headers: { cookie: `${SESSION}=${secret}` } });
    expect(stolen.status).toBe(401);
  });

  it('shows the way out to whoever has signed in, from where pages of others are reached too', async () => {
    const { browser } = await signIn('gestora-1');
    const wayOut = 'action="/auth/logout"';
    const shown = await browser.call(at('/api'));
    expect(await shown.text()).toContain(wayOut);
    expect(shown.headers.get('content-security-policy')).toMatch(/form-action 'self' http:\/\/127\.0\.0\.1:\d+;/);
    expect(await (await new Browser().call(at('/api'))).text()).not.toContain(wayOut);
  });

  it('is another one after signing in again: the one before opens nothing any more', async () => {
    const { browser } = await signIn('gestora-1');
    const before = browser.cookie(at('/'), SESSION)!;
    const opens = async (secret: string): Promise<number> =>
      (await fetch(at('/api/gateway/v1/notices'), { headers: { cookie: `${SESSION}=${secret}` } })).status;
    expect(await opens(before)).toBe(200);
    // The provider still knows who it is, and asks nothing.
    await browser.go(at('/auth/login?next=/api'));
    const after = browser.cookie(at('/'), SESSION)!;
    expect(after).not.toBe(before);
    expect([await opens(before), await opens(after)]).toEqual([401, 200]);
  });

  it('ends in every browser, by whose it is or by who keeps the directory of the office', async () => {
    const signedIn = async (): Promise<Browser> => (await signIn('gestora-1')).browser;
    const [desk, telephone] = [await signedIn(), await signedIn()];
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect((await telephone.call(at('/auth/logout?everywhere'), { method: 'POST', headers })).status).toBe(303);
    expect([(await notices(desk)).status, (await notices(telephone)).status]).toEqual([401, 401]);
    const later = await signedIn();
    const path = `/communes/${HERE}/staff/gestora-1/sessions`;
    expect((await elsewhere.delete(path)).status).toBe(403);
    expect((await coordinator.delete(path)).status).toBe(204);
    expect((await notices(later)).status).toBe(401);
    const sql = `select distinct person from audit where action = 'session.end'`;
    const enders = (await house.rows<{ person: string }>(sql)).map(({ person }) => person);
    expect(enders).toEqual(expect.arrayContaining(['gestora-1', 'coordinadora-1']));
  });

  it('is of no use to pages elsewhere: they change nothing, and sign nobody out', async () => {
    const { browser } = await signIn('gestora-1');
    const foreign = { method: 'POST', headers: { origin: 'https://others.example', 'sec-fetch-site': 'cross-site' } };
    expect((await browser.call(at('/auth/logout'), foreign)).status).toBe(403);
    expect((await browser.call(at('/api/gateway/v1/notices/read'), foreign)).status).toBe(401);
    expect((await notices(browser)).status).toBe(200);
  });

  it('ends for somebody who was taken out of the directory', async () => {
    const { browser } = await signIn('gestora-3');
    expect((await notices(browser)).status).toBe(200);
    const path = `/communes/${HERE}/staff/gestora-3`;
    const { body } = await coordinator.get<{ version: number }>(path);
    await coordinator.put(path, { ...MEMBER, active: false }, { ifMatch: body.version });
    await eventually(async () => (await notices(browser)).status === 401, { withinMs: 20_000 });
    // Whoever is taken in again signs in again.
    await coordinator.put(path, MEMBER, { ifMatch: body.version + 1 });
    expect((await notices(browser)).status).toBe(401);
    expect((await notices((await signIn('gestora-3')).browser)).status).toBe(200);
  });

  it('takes no role from one office to another: whoever works in two says in which they act', async () => {
    const { browser } = await signIn('gestora-2');
    const staff = (commune: string) => browser.call(at(`/api/gateway/v1/communes/${commune}/staff/gestora-2`));
    // The directory's doors are the coordinator's, which they are there and not here.
    expect([(await staff(HERE)).status, (await staff(ELSEWHERE)).status]).toEqual([403, 200]);
    const move = await browser.call(at('/auth/place'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ commune: HERE }),
    });
    expect(move.status).toBe(204);
    expect([(await staff(HERE)).status, (await staff(ELSEWHERE)).status]).toEqual([403, 403]);
  });

  it('goes on while the keys that sign are changed, without a refused call', async () => {
    const { browser } = await signIn('gestora-1');
    let rotated = false;
    const statuses = new Set<number>();
    const calls = (async () => {
      for (const end = Date.now() + 14_000; Date.now() < end;) statuses.add((await notices(browser)).status);
    })();
    const file = join(folder, 'signing-keys.json');
    const next = rotateSigningKey(loadSigningKeys(file));
    // Shown before it signs, as `./oln keys rotate` does.
    writeFileSync(join(folder, 'public-keys.json'), JSON.stringify(publicKeysOf(next)));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    writeFileSync(file, JSON.stringify(next));
    rotated = true;
    await calls;
    expect([rotated, [...statuses]]).toEqual([true, [200]]);
    const shown = (await (await fetch(at('/.well-known/jwks.json'))).json()) as { keys: { kid: string; d?: string }[] };
    expect(shown.keys.map(({ kid }) => kid)).toContain(next.current);
    expect(shown.keys.some(({ d }) => d !== undefined)).toBe(false);
  });

  it('says what is the matter when the answer of the provider is not for this browser, or was refused', async () => {
    const stranger = new Browser();
    expect((await stranger.call(at('/auth/callback?code=a&state=b'))).status).toBe(400);
    const browser = new Browser();
    await browser.call(at('/auth/login'));
    expect((await browser.call(at('/auth/callback?error=access_denied'))).status).toBe(401);
  });
});
