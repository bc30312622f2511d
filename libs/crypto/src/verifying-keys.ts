import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { ChangingFile } from './changing-file.js';
import { securedGet } from './secured-get.js';
import { loadPublicKeys } from './signing-keys.js';
import type { Tls } from './tls.js';

/** A key that is not known is looked for again, but not more often. */
const COOLDOWN_MS = 5_000;
/** So long a key that was taken out may still be believed. */
const KEPT_MS = 120_000;

/**
 * Keys that verify tokens, from where they are shown (`https://…`) or from a file. What is shown is fetched when a token names a
 * key that is not known, and every two minutes; while it cannot be fetched, what was fetched last holds. A file that
 * changes is read again within a second. Throws if there is no such file, or it holds something else. `tls`: how the way to who shows
 * them is secured.
 */
export function verifyingKeys(from: string, tls?: Tls): JWTVerifyGetKey {
  if (!/^https?:\/\//.test(from)) return ofFile(from);
  const remote = createRemoteJWKSet(new URL(from), {
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: KEPT_MS,
    timeoutDuration: 3_000,
    ...(tls ? { [customFetch]: securedGet(tls) } : {}),
  });
  return keptWhileAway(remote);
}

function ofFile(path: string): JWTVerifyGetKey {
  const keys = new ChangingFile(path, (at) => createLocalJWKSet(loadPublicKeys(at)));
  return (header, token) => keys.value(header, token);
}

/** The keys were never fetched: nobody can be told apart, which is nobody's fault who calls. */
export class KeysAwayError extends Error {
  override readonly name = 'KeysAwayError';
}

function keptWhileAway(remote: ReturnType<typeof createRemoteJWKSet>): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await remote(header, token);
    } catch (error) {
      // A key that is not among those shown is refused, however old they are.
      if (error instanceof errors.JWKSNoMatchingKey) throw error;
      const last = remote.jwks();
      if (!last) throw new KeysAwayError('The keys that verify tokens cannot be fetched');
      return createLocalJWKSet(last)(header, token);
    }
  };
}
