import { KeysAwayError, readAccessToken, readDevToken, verifyingKeys, type KeyRing, type ReadToken } from '@oln/crypto';
import type { Principal } from '@oln/identity';
import type { ServiceConfig } from '../config/service-config.js';

/** Long enough for a burst of calls, short enough for whoever takes a key away. */
const LASTS_MS = 60_000;
const MOST = 5_000;

/**
 * Tokens that were verified not long ago: the same person calls again and again, and a signature costs more than most of
 * what is called. None is believed longer than it lasts itself.
 */
export class KnownTokens {
  private readonly known = new Map<string, { principal: Principal; until: number }>();

  /**
   * Those of a service: access tokens, verified with the keys that its configuration names, and, but in production, development
   * tokens, which whoever has the key ring of a trial can make.
   */
  static of({ tokens, environment }: Pick<ServiceConfig, 'tokens' | 'environment'>, ring: KeyRing): KnownTokens {
    const keys = tokens.keys ? verifyingKeys(tokens.keys, tokens.tls) : undefined;
    return new KnownTokens(async (token) => {
      const developed =
        environment === 'production' ? undefined : await readDevToken(token, ring).catch(() => undefined);
      if (developed || !keys) return developed;
      return readAccessToken(token, keys, tokens).catch(undefinedUnlessAway);
    });
  }

  /** `read` gives undefined for a token that is not to be believed; that is asked again each time. */
  constructor(
    private readonly read: (token: string) => Promise<ReadToken | undefined>,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Undefined for a token that is not to be believed, whatever is wrong with it: the caller learns no more. Rejects with
   * {@link KeysAwayError} while nobody can be told apart.
   */
  async principalOf(token: string): Promise<Principal | undefined> {
    const known = this.known.get(token);
    if (known && known.until > this.now()) return known.principal;
    this.known.delete(token);
    const read = await this.read(token);
    if (read) this.remember(token, read);
    return read?.principal;
  }

  private remember(token: string, { principal, expiresAt }: ReadToken): void {
    const oldest = this.known.keys().next();
    if (this.known.size >= MOST && !oldest.done) this.known.delete(oldest.value);
    this.known.set(token, { principal, until: Math.min(expiresAt, this.now() + LASTS_MS) });
  }
}

function undefinedUnlessAway(error: unknown): undefined {
  if (error instanceof KeysAwayError) throw error;
  return undefined;
}
