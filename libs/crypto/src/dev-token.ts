import type { Principal } from '@oln/identity';
import { jwtVerify, SignJWT } from 'jose';
import { principalOf, TokenError, type ReadToken } from './claims.js';
import { Keys, type KeyRing } from './key-ring.js';

/**
 * Development tokens, for scripts, specs and trials, where people need not sign in. Whoever verifies refuses them in production.
 * Claims: `sub` person, `roles`, `communes` (CUT codes), `line` and `institution` (optional).
 */
const ISSUER = 'oln-dev';
const AUDIENCE = 'oln';
const ALGORITHM = 'HS256';
const DEFAULT_TTL_SECONDS = 8 * 3_600;
const CLOCK_TOLERANCE_SECONDS = 5;

type TokenKeys = Pick<KeyRing, 'token'>;

/** `ttl` in seconds. Only people have tokens: our own parts act as system principals without one. */
export async function issueDevToken(
  principal: Principal,
  keys: TokenKeys,
  { ttl = DEFAULT_TTL_SECONDS }: { ttl?: number } = {},
): Promise<string> {
  const { person, roles, communes, kind, line, institution } = principal;
  if (kind !== 'person' || communes === '*')
    throw new TokenError('Only people have tokens, and each names its communes');
  principalOf({ sub: person, roles, communes, line, institution });
  const token = new Keys(keys.token);
  const issuedAt = Math.floor(Date.now() / 1_000);
  return new SignJWT({ roles, communes, ...(line && { line }), ...(institution && { institution }) })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: token.currentId })
    .setSubject(person)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ttl)
    .sign(token.current);
}

/** Rejects if the token is false, expired, of another issuer, or its claims are not ours. */
export async function readDevToken(text: string, keys: TokenKeys): Promise<ReadToken> {
  const token = new Keys(keys.token);
  const { payload } = await jwtVerify(text, ({ kid }) => token.get(kid ?? ''), {
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithms: [ALGORITHM],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['exp', 'iat', 'sub'],
  });
  return { principal: principalOf(payload), expiresAt: payload.exp! * 1_000 };
}

/** As {@link readDevToken}, of which it gives who calls. */
export const verifyDevToken = async (text: string, keys: TokenKeys): Promise<Principal> =>
  (await readDevToken(text, keys)).principal;
