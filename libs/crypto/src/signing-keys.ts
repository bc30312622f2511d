import type { JWK } from 'jose';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { KeyRingError } from './key-ring.js';

/** The one algorithm of our own tokens: whoever verifies accepts no other. */
export const SIGNING_ALGORITHM = 'ES256';

/**
 * Key pairs that sign access tokens, as they are kept in their file (mode 0600; the gateway's alone). New tokens are signed with
 * `current`; what the others signed is believed until they are taken out.
 */
export interface SigningKeys {
  current: string;
  keys: Record<string, JWK>;
}

/** What verifies, and shows nothing of what signs: a JSON Web Key Set (RFC 7517). */
export interface PublicKeys {
  keys: JWK[];
}

export function newSigningKeys(): SigningKeys {
  const { id, key } = newPair();
  return { current: id, keys: { [id]: key } };
}

/** With a new pair that signs from now on: whoever verifies looks for a key that it does not know. */
export function rotateSigningKey(before: SigningKeys): SigningKeys {
  const { id, key } = newPair();
  return { current: id, keys: { ...before.keys, [id]: key } };
}

/** Without a key: what it signed is refused from now on. Throws for the current one. */
export function dropSigningKey({ current, keys }: SigningKeys, id: string): SigningKeys {
  if (id === current) throw new KeyRingError('The current key signs: rotate first');
  return { current, keys: Object.fromEntries(Object.entries(keys).filter(([name]) => name !== id)) };
}

export function publicKeysOf({ keys }: SigningKeys): PublicKeys {
  return { keys: Object.entries(keys).map(([kid, { kty, crv, x, y }]) => publicKey({ kty, crv, x, y, kid })) };
}

export function loadSigningKeys(path: string): SigningKeys {
  const parsed = readJson(path) as Partial<SigningKeys>;
  const { current, keys } = parsed;
  if (typeof current !== 'string' || typeof keys !== 'object' || keys === null || !Object.hasOwn(keys, current))
    throw new KeyRingError(`${path} needs "current" (a key id) and "keys" (private JWKs by id)`);
  for (const [id, key] of Object.entries(keys)) assertPair(key, `${path}: ${id}`);
  return { current, keys };
}

/** Throws if the file is not a set of public keys: one that holds a private key is refused, for it is in the wrong hands. */
export function loadPublicKeys(path: string): PublicKeys {
  const { keys } = readJson(path) as Partial<PublicKeys>;
  if (!Array.isArray(keys) || keys.some(({ kty, kid, d }) => kty !== 'EC' || !kid || d !== undefined))
    throw new KeyRingError(`${path} is not a set of public keys (JWKS)`);
  return { keys };
}

function newPair(): { id: string; key: JWK } {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as JWK;
  return { id: createHash('sha256').update(`${key.x} ${key.y}`).digest('base64url').slice(0, 16), key };
}

const publicKey = (key: JWK): JWK => ({ ...key, use: 'sig', alg: SIGNING_ALGORITHM });

function readJson(path: string): object {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new KeyRingError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch {
    // The parser's message quotes the text, which holds keys.
  }
  throw new KeyRingError(`${path} is not a JSON object`);
}

function assertPair(key: JWK, place: string): void {
  const parts = [key?.x, key?.y, key?.d];
  if (key?.kty !== 'EC' || key.crv !== 'P-256' || parts.some((part) => typeof part !== 'string'))
    throw new KeyRingError(`${place} is not a private key of P-256 (JWK)`);
}
