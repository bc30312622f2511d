import type { Principal } from '@oln/identity';
import { jwtVerify } from 'jose';
import { readToken, TokenError, unsignedToken, VERIFIED, type ReadToken } from './claims.js';
import { Keys, type KeyRing } from './key-ring.js';

/**
 * Development tokens, for scripts, specs and trials, where people need not sign in. Whoever verifies refuses them in production.
 * Claims: `sub` person, `roles`, `communes` (CUT codes), `line` and `institution` (optional).
 */
const ISSUER = 'oln-dev';
const AUDIENCE = 'oln';
const ALGORITHM = 'HS256';
const DEFAULT_TTL_SECONDS = 8 * 3_600;
/** A month. Nothing signed with a key of the ring is good for longer. */
export const LONGEST_DEV_TOKEN_SECONDS = 31 * 24 * 3_600;

type TokenKeys = Pick<KeyRing, 'token'>;

/** `ttl` in seconds, {@link LONGEST_DEV_TOKEN_SECONDS} at most. Only people have tokens: our own parts act as system principals without one. */
export async function issueDevToken(
  principal: Principal,
  keys: TokenKeys,
  { ttl = DEFAULT_TTL_SECONDS }: { ttl?: number } = {},
): Promise<string> {
  if (ttl > LONGEST_DEV_TOKEN_SECONDS) throw new TokenError('A development token lasts a month at most');
  const token = new Keys(keys.token);
  return unsignedToken(principal, { issuer: ISSUER, audience: AUDIENCE, ttl })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: token.currentId })
    .sign(token.current);
}

/** Rejects if the token is false, expired, of another issuer, or its claims are not ours. */
export async function readDevToken(text: string, keys: TokenKeys): Promise<ReadToken> {
  const token = new Keys(keys.token);
  const { payload } = await jwtVerify(text, ({ kid }) => token.get(kid ?? ''), {
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithms: [ALGORITHM],
    ...VERIFIED,
  });
  return readToken(payload);
}

/** As {@link readDevToken}, of which it gives who calls. */
export const verifyDevToken = async (text: string, keys: TokenKeys): Promise<Principal> =>
  (await readDevToken(text, keys)).principal;
