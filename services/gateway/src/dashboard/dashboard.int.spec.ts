import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSigningKeys, publicKeysOf } from '@oln/crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { GatewayHouse, HERE } from '../testing/gateway-house.spec.js';
import { findDashboardFiles } from './dashboard-files.js';

const PAGE = '<!doctype html><title>Tablero</title>';
const CODE = `console.log(${JSON.stringify('x'.repeat(500))});`;
const HTML = { accept: 'text/html' };

describe('The dashboard at the gateway', () => {
  let house: GatewayHouse;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oln-dashboard-'));
    const [built, signing] = [join(folder, 'dist'), newSigningKeys()];
    mkdirSync(join(built, 'assets'), { recursive: true });
    writeFileSync(join(built, 'index.html'), PAGE);
    writeFileSync(join(built, '.built'), 'a mark of who built it');
    writeFileSync(join(built, 'assets/index-abc123.js'), CODE);
    writeFileSync(join(built, 'assets/index-abc123.js.br'), brotliCompressSync(CODE));
    writeFileSync(join(folder, 'signing-keys.json'), JSON.stringify(signing));
    writeFileSync(join(folder, 'public-keys.json'), JSON.stringify(publicKeysOf(signing)));
    house = await GatewayHouse.open({
      OLN_DASHBOARD_FOLDER: built,
      OLN_OIDC_ISSUER: 'http://127.0.0.1:1/realms/oln',
      OLN_OIDC_CLIENT_SECRET: 'a-secret-of-the-gateway-alone',
      OLN_SIGNING_KEYS_FILE: join(folder, 'signing-keys.json'),
    });
  });
  afterAll(async () => {
    await house?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${house.service.url}${path}`, { headers, redirect: 'manual' });
  const signedIn = async (): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await house.token('coordinadora-1', ['coordinator'], [HERE])}`,
  });

  it('sends whoever has not signed in to do so, and back to the view that they asked for', async () => {
    const answer = await get('/tablero?lugar=13110&desde=2026-01', HTML);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/auth/login?next=${encodeURIComponent('/tablero?lugar=13110&desde=2026-01')}`,
    ]);
  });

  it.each(['/tablero', '/tablero/', '/tablero?lugar=13110'])(
    'is one page, looked for anew each time: %s',
    async (path) => {
      const answer = await get(path, { ...HTML, ...(await signedIn()) });
      expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
        200,
        'text/html; charset=utf-8',
        PAGE,
      ]);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('runs nothing but what was built, asks nobody else, and stands in no frame', async () => {
    const { headers } = await get('/tablero', { ...HTML, ...(await signedIn()) });
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self' http://127.0.0.1:1; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|data:|\*/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
  });

  it('gives its code to everybody, kept for ever under a name that is its content', async () => {
    const answer = await get('/tablero/assets/index-abc123.js', { 'accept-encoding': 'identity' });
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('content-encoding')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      null,
    ]);
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/javascript; charset=utf-8', CODE]);
  });

  it('sends it by Brotli to who takes that', async () => {
    const answer = await get('/tablero/assets/index-abc123.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual(['br', 'accept-encoding']);
    expect(await answer.text()).toBe(CODE);
  });

  it.each([
    '/tablero/assets/other.js',
    '/tablero/assets/.built',
    '/tablero/assets/..%2findex.html',
    '/tablero/assets/index-abc123.js.br',
  ])('has no other file: %s', async (path) => {
    expect([400, 401, 404]).toContain((await get(path)).status);
  });

  it('is on the front page', async () => {
    expect(await (await get('/', HTML)).text()).toContain('<a href="/tablero">');
    expect(await (await get('/', { accept: 'application/json' })).json()).toMatchObject({ dashboard: '/tablero' });
  });

  it('is none where none was built', () => {
    expect(findDashboardFiles(join(folder, 'nowhere'))).toBeUndefined();
  });
});
