import type { Principal } from '@oln/identity';
import { jwtVerify, SignJWT, type JWTVerifyGetKey } from 'jose';
import { principalOf, TokenError, type ReadToken } from './claims.js';
import { SIGNING_ALGORITHM, type SigningKeys } from './signing-keys.js';

/**
 * Access tokens (RFC 9068): who calls, with which roles, in which communes. The gateway issues them to whoever has signed in with the
 * organisation's own provider (OpenID Connect) and is in the staff directory; every service verifies them by itself.
 * Claims: `sub` person, `roles`, `communes` (CUT codes), `line` and `institution` (optional).
 */
const TYPE = 'at+jwt';
const CLOCK_TOLERANCE_SECONDS = 5;
/** Who was taken out of the directory is refused after as long at the latest. */
export const ACCESS_TOKEN_SECONDS = 240;

/** Who issues, and for whom. */
export interface TokenScope {
  issuer: string;
  audience: string;
}

/** `ttl` in seconds. Only people and service accounts have tokens: our own parts act as system principals without one. */
export async function issueAccessToken(
  principal: Principal,
  keys: SigningKeys,
  { issuer, audience, ttl = ACCESS_TOKEN_SECONDS }: TokenScope & { ttl?: number },
): Promise<string> {
  const { person, roles, communes, kind, line, institution } = principal;
  if (kind !== 'person' || communes === '*')
    throw new TokenError('Only people have tokens, and each names its communes');
  principalOf({ sub: person, roles, communes, line, institution });
  const issuedAt = Math.floor(Date.now() / 1_000);
  return new SignJWT({ roles, communes, ...(line && { line }), ...(institution && { institution }) })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TYPE, kid: keys.current })
    .setSubject(person)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ttl)
    .sign(keys.keys[keys.current]!);
}

/** Rejects if the token is false, expired, of another issuer or for another audience, or its claims are not ours. */
export async function readAccessToken(
  text: string,
  keys: JWTVerifyGetKey,
  { issuer, audience }: TokenScope,
): Promise<ReadToken> {
  const { payload } = await jwtVerify(text, keys, {
    issuer,
    audience,
    algorithms: [SIGNING_ALGORITHM],
    typ: TYPE,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['exp', 'iat', 'sub'],
  });
  return { principal: principalOf(payload), expiresAt: payload.exp! * 1_000 };
}
