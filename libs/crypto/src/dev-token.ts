import { LINES, type Line, type Role } from '@oln/contracts';
import { isCommuneCode, isRole, type Principal } from '@oln/identity';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { Keys, type KeyRing } from './key-ring.js';

/**
 * Development tokens, until people log in with OpenID Connect. Whoever verifies refuses them in production.
 * Claims: `sub` person, `roles`, `communes` (CUT codes), `line` and `institution` (optional).
 */
const ISSUER = 'oln-dev';
const AUDIENCE = 'oln';
const ALGORITHM = 'HS256';
const DEFAULT_TTL_SECONDS = 8 * 3_600;
const CLOCK_TOLERANCE_SECONDS = 5;

export class DevTokenError extends Error {
  override readonly name = 'DevTokenError';
}

type TokenKeys = Pick<KeyRing, 'token'>;

/** `ttl` in seconds. Only people have tokens: our own parts act as system principals without one. */
export async function issueDevToken(
  principal: Principal,
  keys: TokenKeys,
  { ttl = DEFAULT_TTL_SECONDS }: { ttl?: number } = {},
): Promise<string> {
  const { person, roles, communes, kind, line, institution } = principal;
  if (kind !== 'person' || communes === '*')
    throw new DevTokenError('Only people have tokens, and each names its communes');
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

export interface ReadToken {
  principal: Principal;
  /** Milliseconds since 1970. */
  expiresAt: number;
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

function principalOf(claims: JWTPayload): Principal {
  const { sub, roles, communes, line, institution } = claims;
  if (typeof sub !== 'string' || !PERSON.test(sub)) throw new DevTokenError('sub is the opaque id of a person');
  if (!isRoles(roles)) throw new DevTokenError('roles is a list of the roles in the contracts');
  if (!isCommunes(communes)) throw new DevTokenError('communes is a list of CUT codes of five digits');
  if (line !== undefined && !LINES.includes(line as Line))
    throw new DevTokenError(`line is one of ${LINES.join(', ')}`);
  if (institution !== undefined && !(typeof institution === 'string' && UUID.test(institution)))
    throw new DevTokenError('institution is the id of an organisation');
  return {
    person: sub,
    roles,
    communes,
    kind: 'person',
    ...(line !== undefined && { line: line as Line }),
    ...(institution !== undefined && { institution }),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** No colon and not `process` or `system`: a token never passes for one of our own parts. */
const PERSON = /^(?!(process|system)$)[A-Za-z0-9._-]{1,64}$/;

const isRoles = (value: unknown): value is Role[] => isListOf(value, isRole);
const isCommunes = (value: unknown): value is string[] => isListOf(value, isCommuneCode);

const isListOf = (value: unknown, isItem: (text: string) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && isItem(item));
