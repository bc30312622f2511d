import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { MINUTE, spend } from './rate-limits.js';

/** How many false credentials may come from one address in a minute; 0: no limit. */
export const MOST_FALSE = Symbol('false credentials a minute, from one address');
const MOST_KNOWN = 5_000;

/**
 * Credentials that open nothing, counted by the address that they come from. Once it has brought too many, none of its cookies is looked up
 * that has not been good before: what is made up costs nothing any more, and who works behind the same address works on.
 */
@Injectable()
export class FalseCredentials {
  private readonly limit?: RateLimiterMemory;
  /** Secrets of sessions that have let somebody in here. */
  private readonly known = new Set<string>();

  constructor(@Inject(MOST_FALSE) most: number) {
    if (most > 0) this.limit = new RateLimiterMemory({ points: most, duration: MINUTE });
  }

  /** What a session gives by its secret. Undefined, and counted, where there is none; not even asked where too many came to nothing. */
  async ifGood<Value>(
    address: string,
    secret: string,
    ask: () => Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    if (!this.known.has(secret) && (await this.waitMs(address))) return undefined;
    const found = await ask();
    if (found !== undefined) this.good(secret);
    else await this.failed(address, secret);
    return found;
  }

  good(secret: string): void {
    const [oldest] = this.known;
    // Said again, it is the youngest.
    const isKnown = this.known.delete(secret);
    if (!isKnown && this.known.size >= MOST_KNOWN && oldest !== undefined) this.known.delete(oldest);
    this.known.add(secret);
  }

  async failed(address: string, secret?: string): Promise<void> {
    if (secret) this.known.delete(secret);
    if (this.limit) await spend(this.limit, address);
  }

  /** How long nobody unknown is listened to there; undefined where anybody is. */
  async waitMs(address: string): Promise<number | undefined> {
    const spent = await this.limit?.get(address);
    return spent && spent.remainingPoints <= 0 ? Math.max(spent.msBeforeNext, 1) : undefined;
  }
}
