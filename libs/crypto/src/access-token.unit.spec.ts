import { describe, expect, it } from '@jest/globals';
import { SYSTEM, type Principal } from '@oln/identity';
import { createLocalJWKSet, SignJWT, UnsecuredJWT } from 'jose';
import { BAD_CLAIMS } from './bad-claims.spec.js';
import {
  dropSigningKey,
  issueAccessToken,
  newSigningKeys,
  publicKeysOf,
  readAccessToken,
  rotateSigningKey,
  type SigningKeys,
} from './index.js';

const keys = newSigningKeys();
const scope = { issuer: 'https://oln.example', audience: 'oln' };
const ana: Principal = { person: 'ana.soto', roles: ['case-manager'], communes: ['13110', '05101'], kind: 'person' };

const issued = (principal: Principal, by: SigningKeys = keys, ttl?: number) =>
  issueAccessToken(principal, by, { ...scope, ttl });
const read = async (token: string, by: SigningKeys = keys) =>
  (await readAccessToken(token, createLocalJWKSet(publicKeysOf(by)), scope)).principal;

/** A token of ours but for what the test changes. */
const forged = (
  claims: Record<string, unknown>,
  { issuer = scope.issuer, audience = 'oln', kid = keys.current, typ = 'at+jwt', expires = '1h' } = {},
) =>
  new SignJWT({ sub: 'ana', roles: ['coordinator'], communes: ['13110'], ...claims })
    .setProtectedHeader({ alg: 'ES256', kid, typ })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(keys.keys[keys.current]!);

describe('An access token', () => {
  it('brings its person back', async () => {
    expect(await read(await issued(ana))).toEqual(ana);
    const withLine: Principal = { ...ana, line: 'family-therapy' };
    expect(await read(await issued(withLine, keys, 60))).toEqual(withLine);
  });

  it('holds after a rotation until its key is taken out', async () => {
    const token = await issued(ana);
    const rotated = rotateSigningKey(keys);
    expect(await read(token, rotated)).toEqual(ana);
    expect(await read(await issued(ana, rotated), rotated)).toEqual(ana);
    await expect(read(await issued(ana, rotated))).rejects.toThrow('no applicable key');
    await expect(read(token, dropSigningKey(rotated, keys.current))).rejects.toThrow('no applicable key');
    expect(() => dropSigningKey(keys, keys.current)).toThrow('rotate first');
  });

  it('is issued to people only, in named communes', async () => {
    await expect(issued(SYSTEM.relay)).rejects.toThrow('Only people have tokens');
    await expect(issued({ ...ana, communes: '*' })).rejects.toThrow('names its communes');
    await expect(issued({ ...ana, person: 'system:relay' })).rejects.toThrow('sub is the opaque id');
    await expect(issued({ ...ana, communes: ['*'] })).rejects.toThrow('CUT codes');
  });

  it('is verified by keys that sign nothing', () => {
    for (const key of publicKeysOf(keys).keys)
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });
});

describe('Refused is a token that', () => {
  it('is expired', async () => {
    await expect(read(await issued(ana, keys, -60))).rejects.toThrow('"exp" claim timestamp check failed');
  });

  it('was signed with another key', async () => {
    const others = newSigningKeys();
    const disguised = { current: keys.current, keys: { [keys.current]: others.keys[others.current]! } };
    await expect(read(await issued(ana, disguised))).rejects.toThrow('signature verification failed');
  });

  it('is not signed, or signed another way: with the public key as a secret, even', async () => {
    const unsigned = new UnsecuredJWT({ roles: ['coordinator'], communes: ['13110'] })
      .setSubject('ana')
      .setIssuer(scope.issuer)
      .setAudience('oln')
      .setIssuedAt()
      .setExpirationTime('1h')
      .encode();
    await expect(read(unsigned)).rejects.toThrow();
    const shown = new TextEncoder().encode(JSON.stringify(publicKeysOf(keys).keys[0]));
    const confused = await new SignJWT({ sub: 'ana', roles: ['coordinator'], communes: ['13110'] })
      .setProtectedHeader({ alg: 'HS256', kid: keys.current, typ: 'at+jwt' })
      .setIssuer(scope.issuer)
      .setAudience('oln')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(shown);
    await expect(read(confused)).rejects.toThrow('"alg"');
  });

  it('comes from elsewhere, is meant for others, or is of another kind', async () => {
    await expect(read(await forged({}, { issuer: 'https://others.example' }))).rejects.toThrow('"iss"');
    await expect(read(await forged({}, { audience: 'others' }))).rejects.toThrow('"aud"');
    await expect(read(await forged({}, { kid: 'k9' }))).rejects.toThrow('no applicable key');
    await expect(read(await forged({}, { typ: 'JWT' }))).rejects.toThrow('"typ"');
  });

  it.each(BAD_CLAIMS)('has %s', async (_, claims) => {
    await expect(read(await forged(claims))).rejects.toThrow();
  });

  it('is no token', async () => {
    for (const text of ['', 'a.b.c', 'null']) await expect(read(text)).rejects.toThrow();
  });
});
