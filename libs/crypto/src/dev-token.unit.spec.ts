import { describe, expect, it } from '@jest/globals';
import { SYSTEM, type Principal } from '@oln/identity';
import { SignJWT, UnsecuredJWT } from 'jose';
import { BAD_CLAIMS } from './bad-claims.spec.js';
import { issueDevToken, Keys, LONGEST_DEV_TOKEN_SECONDS, newKeyRing, rotateKey, verifyDevToken } from './index.js';

const ring = newKeyRing();
const ana: Principal = { person: 'ana.soto', roles: ['case-manager'], communes: ['13110', '05101'], kind: 'person' };
const key = new Keys(ring.token).current;

/** A token of ours but for what the test changes. */
const forged = (
  claims: Record<string, unknown>,
  { issuer = 'oln-dev', audience = 'oln', kid = 'k1', alg = 'HS256', expires = '1h' } = {},
) =>
  new SignJWT({ sub: 'ana', roles: ['coordinator'], communes: ['13110'], ...claims })
    .setProtectedHeader({ alg, kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);

describe('A development token', () => {
  it('brings its person back', async () => {
    expect(await verifyDevToken(await issueDevToken(ana, ring), ring)).toEqual(ana);
    const withLine: Principal = { ...ana, line: 'family-therapy' };
    expect(await verifyDevToken(await issueDevToken(withLine, ring, { ttl: 60 }), ring)).toEqual(withLine);
  });

  it('holds after a rotation as long as its key is in the ring', async () => {
    const token = await issueDevToken(ana, ring);
    const rotated = rotateKey(ring, 'token');
    expect(await verifyDevToken(token, rotated)).toEqual(ana);
    await expect(verifyDevToken(await issueDevToken(ana, rotated), ring)).rejects.toThrow('no key "k2"');
  });

  it('is issued to people only, in named communes', async () => {
    await expect(issueDevToken(SYSTEM.relay, ring)).rejects.toThrow('Only people have tokens');
    await expect(issueDevToken({ ...ana, communes: '*' }, ring)).rejects.toThrow('names its communes');
    await expect(issueDevToken({ ...ana, person: 'system:relay' }, ring)).rejects.toThrow('sub is the opaque id');
    await expect(issueDevToken({ ...ana, communes: ['*'] }, ring)).rejects.toThrow('CUT codes');
  });

  it('last no longer than the keys that signed them are kept', async () => {
    const ttl = LONGEST_DEV_TOKEN_SECONDS;
    await expect(issueDevToken(ana, ring, { ttl })).resolves.toBeDefined();
    await expect(issueDevToken(ana, ring, { ttl: ttl + 1 })).rejects.toThrow('a month at most');
  });
});

describe('Refused is a token that', () => {
  it('is expired', async () => {
    await expect(verifyDevToken(await issueDevToken(ana, ring, { ttl: -60 }), ring)).rejects.toThrow(
      '"exp" claim timestamp check failed',
    );
  });

  it('was signed with another key', async () => {
    await expect(verifyDevToken(await issueDevToken(ana, newKeyRing()), ring)).rejects.toThrow(
      'signature verification failed',
    );
  });

  it('is not signed, or signed another way', async () => {
    const unsigned = new UnsecuredJWT({ roles: ['coordinator'], communes: ['13110'] })
      .setSubject('ana')
      .setIssuer('oln-dev')
      .setAudience('oln')
      .setIssuedAt()
      .setExpirationTime('1h')
      .encode();
    await expect(verifyDevToken(unsigned, ring)).rejects.toThrow();
    await expect(verifyDevToken(await forged({}, { alg: 'HS512' }), ring)).rejects.toThrow('"alg"');
  });

  it('comes from elsewhere or is meant for others', async () => {
    await expect(verifyDevToken(await forged({}, { issuer: 'others' }), ring)).rejects.toThrow('"iss"');
    await expect(verifyDevToken(await forged({}, { audience: 'others' }), ring)).rejects.toThrow('"aud"');
    await expect(verifyDevToken(await forged({}, { kid: 'k9' }), ring)).rejects.toThrow('no key "k9"');
  });

  it.each(BAD_CLAIMS)('has %s', async (_, claims) => {
    await expect(verifyDevToken(await forged(claims), ring)).rejects.toThrow();
  });

  it('is no token', async () => {
    for (const text of ['', 'a.b.c', 'null']) await expect(verifyDevToken(text, ring)).rejects.toThrow();
  });
});
