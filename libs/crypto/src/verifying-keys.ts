import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { statSync } from 'node:fs';
import { loadPublicKeys } from './signing-keys.js';

/** A key that is not known is looked for again, but not more often. */
const COOLDOWN_MS = 5_000;
/** So long a key that was taken out may still be believed. */
const KEPT_MS = 120_000;
/** How often a file is looked at. */
const LOOK_MS = 1_000;

/**
 * Keys that verify tokens, from where they are shown (`https://…`) or from a file. What is shown is fetched when a token names a
 * key that is not known, and every two minutes; while it cannot be fetched, what was fetched last holds. A file that
 * changes is read again within a second.
 */
export function verifyingKeys(from: string): JWTVerifyGetKey {
  if (!/^https?:\/\//.test(from)) return ofFile(from);
  const remote = createRemoteJWKSet(new URL(from), {
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: KEPT_MS,
    timeoutDuration: 3_000,
  });
  return keptWhileAway(remote);
}

/** Throws if there is no such file, or it holds something else. One that is broken later changes nothing. */
function ofFile(path: string): JWTVerifyGetKey {
  let keys = createLocalJWKSet(loadPublicKeys(path));
  let changedAt = statSync(path).mtimeMs;
  let lookedAt = Date.now();
  return (header, token) => {
    if (Date.now() - lookedAt > LOOK_MS) {
      lookedAt = Date.now();
      const at = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? changedAt;
      if (at !== changedAt) [keys, changedAt] = [createLocalJWKSet(loadPublicKeys(path)), at];
    }
    return keys(header, token);
  };
}

/** The keys were never fetched: nobody can be told apart, which is nobody's fault who calls. */
export class KeysAwayError extends Error {
  override readonly name = 'KeysAwayError';
}

type Remote = ReturnType<typeof createRemoteJWKSet>;

function keptWhileAway(remote: Remote): JWTVerifyGetKey {
  let last: JWTVerifyGetKey | undefined;
  return async (header, token) => {
    try {
      const key = await remote(header, token);
      const shown = remote.jwks();
      if (shown) last = createLocalJWKSet(shown);
      return key;
    } catch (error) {
      // A key that is not among those shown is refused, however old they are.
      if (error instanceof errors.JWKSNoMatchingKey) throw error;
      if (!last) throw new KeysAwayError('The keys that verify tokens cannot be fetched');
      return last(header, token);
    }
  };
}
