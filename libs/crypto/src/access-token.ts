import type { Principal } from '@oln/identity';
import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { readToken, unsignedToken, VERIFIED, type ReadToken } from './claims.js';
import { SIGNING_ALGORITHM, type SigningKeys } from './signing-keys.js';

/**
 * Access tokens (RFC 9068): who calls, with which roles, in which communes. The gateway issues them to whoever has signed in with the
 * organisation's own provider (OpenID Connect) and is in the staff directory; every service verifies them by itself.
 * Claims: `sub` person, `roles`, `communes` (CUT codes), `line` and `institution` (optional).
 */
const TYPE = 'at+jwt';
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
  return unsignedToken(principal, { issuer, audience, ttl })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TYPE, kid: keys.current })
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
    ...VERIFIED,
  });
  return readToken(payload);
}
