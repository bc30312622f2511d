import { LINES, type Line, type Role } from '@oln/contracts';
import { isCommuneCode, isRole, type OpenedRecord, type Principal, type StoodInFor } from '@oln/identity';
import { SignJWT, type JWTPayload } from 'jose';

export class TokenError extends Error {
  override readonly name = 'TokenError';
}

export interface ReadToken {
  principal: Principal;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** What is said of whom, to be signed. `ttl` in seconds. Throws {@link TokenError} for whoever has no token: our own parts. */
export function unsignedToken(
  { person, roles, communes, kind, line, institution, standsInFor, lent, opened }: Principal,
  { issuer, audience, ttl }: { issuer: string; audience: string; ttl: number },
): SignJWT {
  if (kind !== 'person' || communes === '*')
    throw new TokenError('Only people have tokens, and each names its communes');
  const more = {
    ...(line && { line }),
    ...(institution && { institution }),
    ...(standsInFor?.length && { standsInFor }),
    ...(lent?.length && { lent }),
    ...(opened?.length && { opened }),
  };
  principalOf({ sub: person, roles, communes, ...more });
  const issuedAt = Math.floor(Date.now() / 1_000);
  return new SignJWT({ roles, communes, ...more })
    .setSubject(person)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ttl);
}

/** What must be in every token, whoever signed it. */
export const VERIFIED = { clockTolerance: 5, requiredClaims: ['exp', 'iat', 'sub'] };

export const readToken = (payload: JWTPayload): ReadToken => ({
  principal: principalOf(payload),
  expiresAt: payload.exp! * 1_000,
});

/** Who calls, as the claims of a token say. Throws {@link TokenError} if they are not ours. */
function principalOf(claims: JWTPayload): Principal {
  const { sub, roles, communes, line, institution, standsInFor, lent, opened } = claims;
  if (typeof sub !== 'string' || !PERSON.test(sub)) throw new TokenError('sub is the opaque id of a person');
  if (!isRoles(roles)) throw new TokenError('roles is a list of the roles in the contracts');
  if (!isCommunes(communes)) throw new TokenError('communes is a list of CUT codes of five digits');
  if (line !== undefined && !LINES.includes(line as Line)) throw new TokenError(`line is one of ${LINES.join(', ')}`);
  if (institution !== undefined && !(typeof institution === 'string' && UUID.test(institution)))
    throw new TokenError('institution is the id of an organisation');
  if (standsInFor !== undefined && !isStoodInFor(standsInFor))
    throw new TokenError('standsInFor is a list of people, each with its commune');
  if (lent !== undefined && !isRoles(lent)) throw new TokenError('lent is a list of the roles in the contracts');
  if (opened !== undefined && !isOpened(opened))
    throw new TokenError('opened is a list of ids of records, each with its commune');
  return {
    person: sub,
    roles,
    communes,
    kind: 'person',
    ...(line !== undefined && { line: line as Line }),
    ...(institution !== undefined && { institution }),
    ...(standsInFor !== undefined && { standsInFor }),
    ...(lent !== undefined && { lent }),
    ...(opened !== undefined && { opened }),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** No colon and not `process` or `system`: a token never passes for one of our own parts. */
const PERSON = /^(?!(process|system)$)[A-Za-z0-9._-]{1,64}$/;

const isStoodInFor = (value: unknown): value is StoodInFor[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (one: Partial<StoodInFor> | null) => isCommuneCode(String(one?.commune)) && PERSON.test(String(one?.person)),
  );

const isOpened = (value: unknown): value is OpenedRecord[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one: Partial<OpenedRecord> | null) => isCommuneCode(String(one?.commune)) && UUID.test(String(one?.id)));

const isRoles = (value: unknown): value is Role[] => isListOf(value, isRole);
const isCommunes = (value: unknown): value is string[] => isListOf(value, isCommuneCode);

const isListOf = (value: unknown, isItem: (text: string) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && isItem(item));
