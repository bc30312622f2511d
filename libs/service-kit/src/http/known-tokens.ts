import type { ReadToken } from '@oln/crypto';
import type { Principal } from '@oln/identity';

/** Long enough for a burst of calls, short enough for whoever takes a key away. */
const LASTS_MS = 60_000;
const MOST = 5_000;

/**
 * Tokens that were verified not long ago: the same person calls again and again, and a signature costs more than most of
 * what is called. None is believed longer than it lasts itself.
 */
export class KnownTokens {
  private readonly known = new Map<string, { principal: Principal; until: number }>();

  /** `read` gives undefined for a token that is not to be believed; that is asked again each time. */
  constructor(
    private readonly read: (token: string) => Promise<ReadToken | undefined>,
    private readonly now: () => number = Date.now,
  ) {}

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
