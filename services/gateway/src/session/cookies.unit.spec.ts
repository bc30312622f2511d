import { describe, expect, it } from '@jest/globals';
import { isOwnPage, noSession, pendingCookie, pendingOf, sessionCookie, sessionSecret } from './cookies.js';
import { nextPage } from './next-page.js';

const SECRET = 'a'.repeat(43);
const asked = (cookie = '', protocol: 'http' | 'https' = 'https') => ({ headers: { cookie }, protocol });
const valueOf = (cookie: string): string => cookie.split(';')[0]!;

describe('The cookie of a session', () => {
  it('is this address’s alone, out of reach of scripts, and goes when the browser is closed', () => {
    expect(sessionCookie(asked(), SECRET)).toBe(`__Host-oln_session=${SECRET}; Path=/; HttpOnly; SameSite=Lax; Secure`);
    expect(sessionCookie(asked('', 'http'), SECRET)).toBe(`oln_session=${SECRET}; Path=/; HttpOnly; SameSite=Lax`);
    expect(noSession(asked())).toContain('Max-Age=0');
  });

  it('comes back as it was, among others, and not as anything else', () => {
    expect(sessionSecret(asked(`a=b; ${valueOf(sessionCookie(asked(), SECRET))}; c=d`))).toBe(SECRET);
    for (const cookie of ['', '__Host-oln_session=', `oln_session=${SECRET}`, `__Host-oln_session=${SECRET}x`])
      expect([cookie, sessionSecret(asked(cookie))]).toEqual([cookie, undefined]);
  });

  it('of a sign-in that is under way holds what must come back', () => {
    const pending = { verifier: 'v', state: 's', nonce: 'n', next: '/temporal' };
    expect(pendingOf(asked(valueOf(pendingCookie(asked(), pending))))).toEqual(pending);
    for (const cookie of ['', '__Host-oln_pending=e30', '__Host-oln_pending=%'])
      expect([cookie, pendingOf(asked(cookie))]).toEqual([cookie, undefined]);
  });
});

describe('A change that is asked with a cookie', () => {
  const home = 'https://oln.example';
  const by = (headers: Record<string, string>, method = 'POST') => isOwnPage({ method, headers }, home);

  it('must come from a page of ours', () => {
    expect([by({ 'sec-fetch-site': 'same-origin' }), by({ origin: home })]).toEqual([true, true]);
    const others = [{}, { origin: 'https://others.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of others) expect([headers, by(headers as Record<string, string>)]).toEqual([headers, false]);
    expect(by({ 'sec-fetch-site': 'cross-site', origin: home })).toBe(false);
  });

  it('that only looks may come from anywhere: a link in a mail', () => {
    expect(by({ 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(true);
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
    [`/${'a'.repeat(600)}`, '/'],
  ])('%s to %s', (next, where) => {
    expect(nextPage(next)).toBe(where);
  });
});
