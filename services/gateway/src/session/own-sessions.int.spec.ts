import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '@oln/testing';
import { ELSEWHERE, HERE } from '../testing/gateway-house.spec.js';
import { SignInHouse } from '../testing/sign-in-house.spec.js';
import type { OwnSessionDto } from './own-sessions.http.js';

const MEMBER = { roles: ['case-manager'], active: true, caseloads: [] };
const OF_OURS = { 'sec-fetch-site': 'same-origin' };
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
const TELEPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1';

describe('One’s own sessions', () => {
  let house: SignInHouse;

  beforeAll(async () => {
    house = await SignInHouse.open(['gestora-1', 'gestora-2', 'gestora-3']);
    const here = await house.gateway.as('coordinadora-1', ['coordinator']);
    for (const person of ['gestora-1', 'gestora-2', 'gestora-3'])
      await here.put(`/communes/${HERE}/staff/${person}`, MEMBER);
    const elsewhere = await house.gateway.as('coordinadora-2', ['coordinator'], [ELSEWHERE]);
    await elsewhere.put(`/communes/${ELSEWHERE}/staff/gestora-3`, { ...MEMBER, roles: ['family-therapist'] });
  });
  afterAll(() => house?.close());

  const path = (id = ''): string => house.at(`/api/gateway/v1/sessions${id && `/${id}`}`);

  async function listed(browser: Browser): Promise<OwnSessionDto[]> {
    const answer = await browser.call(path(), { headers: { accept: 'application/json' } });
    expect(answer.status).toBe(200);
    return (await answer.json()) as OwnSessionDto[];
  }

  /** What a browser is told that wants one to be ended: its status, and the code of a refusal. */
  async function end(browser: Browser, id: string, headers: Record<string, string> = OF_OURS): Promise<unknown[]> {
    const answer = await browser.call(path(id), { method: 'DELETE', headers });
    const text = await answer.text();
    return [answer.status, ...(text ? [(JSON.parse(text) as { code: string }).code] : [])];
  }

  const idOf = async (browser: Browser): Promise<string> => (await listed(browser)).find(({ isThis }) => isThis)!.id;

  it('are seen from each of them, by what tells them apart, and by nothing that opens one', async () => {
    const desk = await house.signIn('gestora-1', { browser: new Browser(FIREFOX) });
    const telephone = await house.signIn('gestora-1', { browser: new Browser(TELEPHONE) });
    await house.signIn('gestora-2');
    const seen = await listed(desk);
    expect(seen.map(({ browser, device, isThis, commune }) => [browser, device, isThis, commune])).toEqual([
      ['safari', 'mobile', false, HERE],
      ['firefox', 'computer', true, HERE],
    ]);
    expect(Object.keys(seen[0]!).sort()).toEqual([
      ...['browser', 'commune', 'device', 'id', 'isThis', 'openedAt', 'seenAt'],
    ]);
    expect((await listed(telephone)).map(({ isThis }) => isThis)).toEqual([true, false]);
    for (const browser of [desk, telephone])
      expect(JSON.stringify(seen)).not.toContain(browser.cookie(house.at('/'), 'oln_session'));
  });

  it('are ended, another one than that before which one sits, by who proves anew who they are', async () => {
    const [desk, lost] = [await house.signIn('gestora-1'), await house.signIn('gestora-1')];
    const id = await idOf(lost);
    // Signed in a moment ago, but the provider says nothing of when it last asked them.
    expect(await end(desk, id)).toEqual([403, 'SIGN_IN.NOT_RECENT']);
    expect(await house.isSignedIn(lost)).toBe(true);
    await house.signIn('gestora-1', { browser: desk, anew: true });
    expect(await end(desk, id)).toEqual([204]);
    expect([await house.isSignedIn(lost), await house.isSignedIn(desk)]).toEqual([false, true]);
    expect((await listed(desk)).map((session) => session.id)).not.toContain(id);
    const sql = `select person, commune, door from audit where action = 'session.end' and entity_id = $1`;
    expect(await house.gateway.rows(sql, [id])).toEqual([{ person: 'gestora-1', commune: HERE, door: 'http' }]);
    expect(await end(desk, id)).toEqual([404, 'SIGN_IN.NOT_FOUND']);
  });

  it('are ended from where one sits without more', async () => {
    const desk = await house.signIn('gestora-1');
    expect(await end(desk, await idOf(desk))).toEqual([204]);
    expect(await house.isSignedIn(desk)).toBe(false);
  });

  it('are nobody else’s to end: not a colleague’s, not a page’s elsewhere, not who has a token alone', async () => {
    const theirs = await house.signIn('gestora-2');
    const mine = await house.signIn('gestora-1', { anew: true });
    const id = await idOf(theirs);
    expect(await end(mine, id)).toEqual([404, 'SIGN_IN.NOT_FOUND']);
    expect(await end(theirs, id, { 'sec-fetch-site': 'cross-site' })).toEqual([401, 'REQUEST.NOT_SIGNED_IN']);
    const authorization = `Bearer ${await house.gateway.token('gestora-2', ['case-manager'])}`;
    expect(await end(new Browser(), id, { authorization })).toEqual([403, 'SIGN_IN.NOT_RECENT']);
    expect(await house.isSignedIn(theirs)).toBe(true);
  });

  it('are seen and ended in whatever office they act', async () => {
    const [desk, lost] = [await house.signIn('gestora-3', { anew: true }), await house.signIn('gestora-3')];
    const places = async (): Promise<string[]> => (await listed(desk)).map(({ commune }) => commune).sort();
    const before = await places();
    expect(new Set(before).size).toBe(1);
    const other = before[0] === HERE ? ELSEWHERE : HERE;
    const moved = await lost.call(house.at('/auth/place'), {
      method: 'POST',
      headers: { ...OF_OURS, 'content-type': 'application/json' },
      body: JSON.stringify({ commune: other }),
    });
    expect([moved.status, await places()]).toEqual([204, [ELSEWHERE, HERE].sort()]);
    expect(await end(desk, await idOf(lost))).toEqual([204]);
    expect([await house.isSignedIn(lost), await house.isSignedIn(desk)]).toEqual([false, true]);
  });

  describe('on a page', () => {
    const page = (): string => house.at('/auth/sessions');
    const idsIn = (html: string): string[] => [...html.matchAll(/name="id" value="([\w-]+)"/g)].map(([, id]) => id!);
    const press = (browser: Browser, id: string, headers: Record<string, string> = OF_OURS): Promise<Response> =>
      browser.call(page(), { method: 'POST', headers, body: new URLSearchParams({ id }) });

    it('are shown to whoever has signed in, who else is led there', async () => {
      const led = await new Browser().call(page());
      expect([led.status, led.headers.get('location')]).toEqual([303, '/auth/login?next=%2Fauth%2Fsessions']);
      const desk = await house.signIn('gestora-2', { browser: new Browser(FIREFOX) });
      const shown = await desk.call(page());
      const html = await shown.text();
      expect([shown.status, html]).toEqual([
        200,
        expect.stringContaining('Este navegador</strong>: Firefox, computador'),
      ]);
      expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'sha256-");
      expect(html).not.toContain(desk.cookie(house.at('/'), 'oln_session'));
    });

    it('are ended by a button, once who one is was proved anew: the page leads there and back', async () => {
      const [desk, lost] = [await house.signIn('gestora-2'), await house.signIn('gestora-2')];
      const id = await idOf(lost);
      expect(idsIn(await (await desk.call(page())).text())).toContain(id);
      const refused = await press(desk, id);
      expect([refused.status, await house.isSignedIn(lost)]).toEqual([403, true]);
      expect(await refused.text()).toContain('href="/auth/login?anew&amp;next=/auth/sessions"');
      await desk.go(house.at('/auth/login?anew&next=/auth/sessions'));
      await desk.go(desk.at, { method: 'POST', body: new URLSearchParams({ person: 'gestora-2' }) });
      expect(desk.at).toBe(page());
      expect((await press(desk, id, { 'sec-fetch-site': 'cross-site' })).status).toBe(401);
      expect([(await press(desk, id)).status, await house.isSignedIn(lost)]).toEqual([303, false]);
      expect(idsIn(await (await desk.call(page())).text())).not.toContain(id);
    });
  });
});
