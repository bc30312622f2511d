import { describe, expect, it } from '@jest/globals';
import { isOwnPage, isUnasked, noSession, pendingCookie, pendingOf, sessionCookie, sessionSecret } from './cookies.js';
import { nextPage } from './next-page.js';

const SECRET = 'a'.repeat(43);
const HOME = 'https://oln.example';
const asked = (cookie = '') => ({ headers: { cookie } });
const valueOf = (cookie: string): string => cookie.split(';')[0]!;

describe('The cookie of a session', () => {
  it('is this address’s alone, out of reach of scripts, and goes when the browser is closed', () => {
    expect(sessionCookie(HOME, SECRET)).toBe(`__Host-oln_session=${SECRET}; Path=/; HttpOnly; SameSite=Lax; Secure`);
    expect(noSession(HOME)).toContain('Max-Age=0');
  });

  it('goes by plain HTTP in a trial on this machine alone', () => {
    expect(sessionCookie('http://127.0.0.1:8080', SECRET)).toBe(
      `oln_session=${SECRET}; Path=/; HttpOnly; SameSite=Lax`,
    );
  });

  it('comes back as it was, among others, and not as anything else', () => {
    expect(sessionSecret(asked(`a=b; ${valueOf(sessionCookie(HOME, SECRET))}; c=d`), HOME)).toBe(SECRET);
    for (const cookie of ['', '__Host-oln_session=', `oln_session=${SECRET}`, `__Host-oln_session=${SECRET}x`])
      expect([cookie, sessionSecret(asked(cookie), HOME)]).toEqual([cookie, undefined]);
  });

  it('of a sign-in that is under way holds what must come back', () => {
    const pending = { verifier: 'v', state: 's', nonce: 'n', next: '/temporal' };
    expect(pendingOf(asked(valueOf(pendingCookie(HOME, pending))), HOME)).toEqual(pending);
    for (const cookie of ['', '__Host-oln_pending=e30', '__Host-oln_pending=%'])
      expect([cookie, pendingOf(asked(cookie), HOME)]).toEqual([cookie, undefined]);
  });
});

describe('A change that is asked with a cookie', () => {
  const by = (headers: Record<string, string>, method = 'POST') => isOwnPage({ method, headers }, HOME);

  it('must come from a page of ours', () => {
    expect([by({ 'sec-fetch-site': 'same-origin' }), by({ origin: HOME })]).toEqual([true, true]);
    const others = [{}, { origin: 'https://others.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of others) expect([headers, by(headers as Record<string, string>)]).toEqual([headers, false]);
    expect(by({ 'sec-fetch-site': 'cross-site', origin: HOME })).toBe(false);
  });

  it('that only looks may come from anywhere: a link in a mail', () => {
    expect(by({ 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(true);
  });
});

describe('Signing in', () => {
  it('is asked for by a click, an address or a page of ours, and not by a page elsewhere alone', () => {
    const is = (headers: Record<string, string>): boolean => isUnasked({ headers });
    expect(is({ 'sec-fetch-site': 'cross-site' })).toBe(true);
    for (const headers of [
      {},
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-user': '?1' },
    ])
      expect([headers, is(headers as Record<string, string>)]).toEqual([headers, false]);
  });
});

describe('After signing in one goes on', () => {
  it.each([
    ['/temporal/namespaces/default/workflows?query=a', '/temporal/namespaces/default/workflows?query=a'],
    ['/console', '/console'],
    [undefined, '/'],
    ['https://others.example/', '/'],
    ['//others.example', '/'],
    ['/\\others.example', '/'],
    ['/auth/logout', '/'],
    ['/auth/sessions', '/auth/sessions'],
    [`/${'a'.repeat(600)}`, '/'],
  ])('%s to %s', (next, where) => {
    expect(nextPage(next)).toBe(where);
  });
});
