import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '@oln/testing';
import { randomBytes } from 'node:crypto';
import { HERE } from '../testing/gateway-house.spec.js';
import { SignInHouse } from '../testing/sign-in-house.spec.js';

/** From one address in a minute; signing in counts by itself. */
const MOST = 20;
const MEMBER = { roles: ['case-manager'], active: true, caseloads: [] };

describe('Calls with a false credential', () => {
  let house: SignInHouse;
  let colleague: Browser;

  beforeAll(async () => {
    house = await SignInHouse.open(['gestora-1', 'gestora-2'], { OLN_RATE_PER_ADDRESS: String(MOST) });
    const coordinator = await house.gateway.as('coordinadora-1', ['coordinator']);
    for (const person of ['gestora-1', 'gestora-2']) await coordinator.put(`/communes/${HERE}/staff/${person}`, MEMBER);
    colleague = await house.signIn('gestora-1');
  });
  afterAll(() => house?.close());

  const NOTICES = '/api/gateway/v1/notices';
  const madeUp = (): Record<string, string> => ({ cookie: `oln_session=${randomBytes(32).toString('base64url')}` });
  const ask = (path: string, headers: Record<string, string>, method = 'GET'): Promise<Response> =>
    fetch(house.at(path), { method, headers, redirect: 'manual' });
  const statusOf = async (browser: Browser, path = NOTICES): Promise<number> =>
    (await browser.call(house.at(path), { headers: { accept: 'application/json' } })).status;

  /** A session that another gateway has opened for the colleague. */
  async function openedElsewhere(): Promise<Record<string, string>> {
    const secret = randomBytes(32).toString('base64url');
    await house.gateway.rows(
      `insert into sessions (id, commune, person, secret_hash, opened_at, seen_at)
       select gen_random_uuid(), commune, person, sha256($1::bytea), opened_at, seen_at from sessions
        where person = 'gestora-1' limit 1`,
      [Buffer.from(secret)],
    );
    return { cookie: `oln_session=${secret}` };
  }

  it('are told so as many times as may be, and then to wait, whatever they bring and wherever', async () => {
    expect((await ask(NOTICES, await openedElsewhere())).status).toBe(200);
    const statuses: number[] = [];
    for (let at = 0; at < MOST; at += 4) {
      statuses.push((await ask(NOTICES, madeUp())).status);
      statuses.push((await ask('/auth/me', madeUp())).status);
      statuses.push((await ask(NOTICES, { authorization: 'Bearer made.up.token' })).status);
      // A page leads to the sign-in; that it was asked for by a made-up cookie counts.
      statuses.push((await ask('/tablero', { ...madeUp(), accept: 'text/html' })).status);
    }
    expect([...new Set(statuses)].sort()).toEqual([303, 401]);
    const own = { 'sec-fetch-site': 'same-origin' };
    for (const [path, method] of [
      [NOTICES, 'GET'],
      ['/auth/me', 'GET'],
      ['/auth/logout', 'POST'],
    ] as const) {
      const answer = await ask(path, { ...madeUp(), ...own }, method);
      expect([path, answer.status, await answer.json()]).toMatchObject([path, 429, { code: 'REQUEST.TOO_MANY' }]);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await ask(NOTICES, { authorization: 'Bearer made.up.token' })).status).toBe(429);
  });

  it('put off nobody else behind the same address: who is in goes on, comes in, and is shown the way in', async () => {
    expect((await ask(NOTICES, madeUp())).status).toBe(429);
    expect([await statusOf(colleague), await statusOf(colleague, '/auth/me')]).toEqual([200, 200]);
    const newcomer = await house.signIn('gestora-2');
    expect([await statusOf(newcomer), await statusOf(newcomer, '/auth/me')]).toEqual([200, 200]);
    const authorization = `Bearer ${await house.gateway.token('coordinadora-1', ['coordinator'])}`;
    expect((await ask(NOTICES, { authorization })).status).toBe(200);
    // Who brings none has tried nothing.
    expect([(await ask(NOTICES, {})).status, (await ask('/auth/me', {})).status]).toEqual([401, 401]);
    expect((await ask('/tablero', { accept: 'text/html' })).status).toBe(303);
  });

  it('are not looked up any more: not even one that would be good and that nobody has seen here', async () => {
    expect(await statusOf(colleague)).toBe(200);
    expect((await ask(NOTICES, await openedElsewhere())).status).toBe(429);
  });
});
