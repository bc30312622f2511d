import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSigningKeys, publicKeysOf, type SigningKeys } from '@oln/crypto';
import { createHmac, createPrivateKey, sign, type JsonWebKeyInput } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IdentityProvider } from './identity-provider.js';

const SECRET = 'a-secret-of-the-gateway-alone';
const PENDING = { verifier: 'v'.repeat(43), state: 'state', nonce: 'nonce-of-this-browser' };

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** As a provider signs, by a key that it may or may not have. */
function signed(claims: object, { current, keys }: SigningKeys, kid = current): string {
  const content = `${encoded({ alg: 'ES256', kid })}.${encoded(claims)}`;
  const key = createPrivateKey({ key: keys[current], format: 'jwk' } as JsonWebKeyInput);
  return `${content}.${sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function sealedBySecret(claims: object): string {
  const content = `${encoded({ alg: 'HS256' })}.${encoded(claims)}`;
  return `${content}.${createHmac('sha256', SECRET).update(content).digest('base64url')}`;
}

describe('What a provider of identities says', () => {
  const [own, others] = [newSigningKeys(), newSigningKeys()];
  let server: Server;
  let issuer: string;
  let idToken = '';

  beforeAll(async () => {
    server = createServer((request, reply) => {
      const answers: Record<string, object> = {
        '/.well-known/openid-configuration': {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['ES256'],
        },
        '/jwks': publicKeysOf(own),
        '/token': { access_token: 'not-used', token_type: 'Bearer', id_token: idToken },
      };
      const answer = answers[request.url ?? ''];
      reply.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** Who is signed in by that ID token, the gateway being asked for the first time. */
  function signedInBy(token: string) {
    idToken = token;
    const config = { issuer, clientId: 'oln', clientSecret: SECRET, personClaim: 'sub', strengths: [] };
    return new IdentityProvider({ ...config, publicUrl: 'https://oln.example' }).signedIn(
      '?code=a-code&state=state',
      PENDING,
    );
  }

  function claims(more: object = {}): object {
    const now = Math.floor(Date.now() / 1_000);
    const about = { iss: issuer, aud: 'oln', sub: 'gestora-1', nonce: PENDING.nonce };
    return { ...about, iat: now, exp: now + 300, ...more };
  }

  it('is believed where it is signed, for us, for this browser, and of now', async () => {
    expect(await signedInBy(signed(claims(), own))).toMatchObject({ person: 'gestora-1' });
  });

  it.each<[string, () => string]>([
    ['signed by somebody else under its name', () => signed(claims(), others, own.current)],
    ['signed by a key that it does not show', () => signed(claims(), others)],
    ['changed after it was signed', () => signed(claims(), own).replace(/\.[^.]+\./, `.${encoded(claims())}x.`)],
    ['not signed', () => `${encoded({ alg: 'none' })}.${encoded(claims())}.`],
    ['sealed with the secret that it has from us', () => sealedBySecret(claims())],
    ['for another client', () => signed(claims({ aud: 'others' }), own)],
    ['for another browser', () => signed(claims({ nonce: 'of-another-browser' }), own)],
    ['said by another provider', () => signed(claims({ iss: 'https://others.example' }), own)],
    ['of yesterday', () => signed(claims({ iat: 1, exp: 2 }), own)],
  ])('signs nobody in where it is %s', async (_what, token) => {
    expect(await signedInBy(token())).toBeUndefined();
  });
});
