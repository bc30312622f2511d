import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.js';

export interface LeaseOptions {
  name: string;
  /** Name of the replica, for people who look at the table. */
  replica: string;
  /** How long a silent holder is believed. */
  seconds?: number;
  beatMs?: number;
  /**
   * False while this replica could not do what the lease names (its own network is lost): it stands back, so that another one may.
   * If nobody else comes, it takes the lease again after a while: half of the work is better than none.
   */
  fit?(): boolean;
  onChange?(held: boolean): void;
  onProblem?(error: unknown): void;
}

/** A spell of holding the lease. Its fence is larger than that of every spell before it. */
export interface Spell {
  name: string;
  holder: string;
  fence: string;
}

/** While another holds it this only reads: standing by costs the database next to nothing. */
const TAKE = `
  insert into lease (name, holder, until)
  select $1, $2, clock_timestamp() + $3 * interval '1 second'
   where not exists (select from lease where name = $1 and holder <> $2 and until >= clock_timestamp())
  on conflict (name) do update
     set holder = excluded.holder, until = excluded.until, fence = lease.fence + (lease.holder <> excluded.holder)::int
   where lease.holder = excluded.holder or lease.until < clock_timestamp()
  returning fence`;

/** Unfit for so long: whoever holds it gives it away. A server that comes back within that time costs no takeover. */
const GIVES_WAY_AFTER_MS = 3_000;
/** Then it is left to others for so long. */
const STANDS_BACK_MS = 5_000;

const GIVE = `update lease set until = clock_timestamp() - interval '1 second' where name = $1 and holder = $2`;

/**
 * One replica at a time does what the lease names. The row is renewed by a heartbeat; a holder that falls silent is
 * followed within `seconds` + one beat. Two guards keep a holder that was only slow from doing harm:
 *  - it stops by its own monotonic clock before anybody else may take over (counted from before the renewal was sent),
 *  - what it writes is conditional on its fence (see `HELD`), which the next holder's take-over makes invalid.
 */
export class Lease {
  private readonly holder: string;
  private readonly seconds: number;
  private readonly beatMs: number;
  private spell?: Spell;
  private validUntil = 0;
  private heldSince = 0;
  private fitAt = performance.now();
  private backUntil = 0;
  private running?: Promise<void>;
  private readonly ending = new AbortController();

  private readonly database: Database;

  constructor(
    database: Database,
    private readonly options: LeaseOptions,
  ) {
    // A replica that was killed and comes back under its name is another holder: its old self may still be finishing.
    this.holder = `${options.replica}#${randomUUID().slice(0, 8)}`;
    this.seconds = options.seconds ?? 2;
    this.database = database.apart(this.seconds * 2_000);
    this.beatMs = options.beatMs ?? (this.seconds * 1_000) / 5;
  }

  /** The running spell, or undefined when this replica does not (or may no longer) hold the lease. */
  get current(): Spell | undefined {
    return performance.now() < this.validUntil ? this.spell : undefined;
  }

  start(): void {
    this.running ??= this.beat();
  }

  /** Gives the lease back, so that the next one need not wait. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
    await this.give();
    await this.database.close();
  }

  private async beat(): Promise<void> {
    while (!this.ending.signal.aborted) {
      await this.turn().catch((error: unknown) => this.options.onProblem?.(error));
      if (!this.current) this.lose();
      await sleep(this.beatMs, undefined, { signal: this.ending.signal }).catch(() => undefined);
    }
  }

  private async turn(): Promise<void> {
    const now = performance.now();
    if (this.options.fit?.() ?? true) [this.fitAt, this.backUntil] = [now, 0];
    // Where nobody is fit they take turns, and it is never without a holder for long.
    const hadItsTurn = this.spell && now - this.heldSince > STANDS_BACK_MS && now - this.fitAt > GIVES_WAY_AFTER_MS;
    if (hadItsTurn) return this.standBack();
    if (now >= this.backUntil) await this.renew();
  }

  private async standBack(): Promise<void> {
    this.backUntil = performance.now() + STANDS_BACK_MS;
    await this.give();
  }

  private async give(): Promise<void> {
    const held = this.spell !== undefined;
    this.lose();
    if (held) await this.database.query(GIVE, [this.options.name, this.holder]).catch(() => undefined);
  }

  private async renew(): Promise<void> {
    const asked = performance.now();
    const rows = await this.database.query<{ fence: string }>(TAKE, [this.options.name, this.holder, this.seconds]);
    const fence = rows[0]?.fence;
    if (fence === undefined) return this.lose();
    this.validUntil = asked + this.seconds * 1_000;
    if (this.spell?.fence === fence) return;
    if (!this.spell) this.heldSince = asked;
    this.spell = { name: this.options.name, holder: this.holder, fence };
    this.options.onChange?.(true);
  }

  private lose(): void {
    this.validUntil = 0;
    if (!this.spell) return;
    this.spell = undefined;
    this.options.onChange?.(false);
  }
}

/** CTE for a write that only the holder of this spell may do; locks the lease's row until the write has committed. */
export const HELD = `held as (select 1 from lease where name = $1 and holder = $2 and fence = $3 for share)`;
