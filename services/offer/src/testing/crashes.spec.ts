import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Replica } from './replicas.spec.js';

/** Sessions of the service that are inside a transaction right now, of one replica or of any. */
const INSIDE = `
  select pid from pg_stat_activity
   where datname = current_database() and usename = 'oln_offer' and xact_start is not null
     and application_name like $1 and state <> 'idle'
   order by random() limit 1`;

/** How often a transaction is looked for before the blow falls all the same. */
const LOOKS = 400;

/** Harm done to two replicas at work: connections cut and processes killed, both in the middle of transactions. */
export class Crashes {
  /** Sessions that were cut inside a transaction, and processes killed while they had one open. */
  cut = 0;
  killed = 0;
  private stopped = false;
  private isStarting = false;
  private blows: Promise<void> = Promise.resolve();
  private turn = 0;
  private readonly cutting: Promise<void>;

  constructor(
    private readonly replicas: readonly Replica[],
    private readonly admin: pg.Client,
    everyMs: number,
  ) {
    this.cutting = this.goOnCutting(everyMs);
  }

  /** kill -9 of the replicas by turns: the blow falls once the last one is healed, which is what is given. */
  kill(): Promise<void> {
    const victim = this.replicas[this.turn++ % this.replicas.length]!;
    const before = this.blows;
    this.blows = before.then(() => this.strike(victim));
    this.blows.catch(() => undefined);
    return before;
  }

  /** Until everything is whole again. */
  async end(): Promise<void> {
    try {
      await this.blows;
    } finally {
      this.stopped = true;
      await this.cutting;
    }
  }

  private async strike(victim: Replica): Promise<void> {
    const wasInside = await this.sessionInside(`offer/${victim.name}`);
    await victim.kill();
    if (wasInside) this.killed += 1;
    // A service that is cut off while it starts gives up, and whoever supervises starts it again: that is not the question here.
    this.isStarting = true;
    try {
      await victim.start();
    } finally {
      this.isStarting = false;
    }
  }

  private async goOnCutting(everyMs: number): Promise<void> {
    while (!this.stopped) {
      if (this.isStarting) {
        await sleep(everyMs);
        continue;
      }
      const { rows } = await this.admin.query<{ gone: boolean }>(
        `select pg_terminate_backend(pid) as gone from (${INSIDE}) as inside`,
        ['%'],
      );
      if (rows[0]?.gone) this.cut += 1;
      await sleep(rows.length > 0 ? everyMs : 5);
    }
  }

  private async sessionInside(name: string): Promise<boolean> {
    for (let looks = 0; looks < LOOKS; looks += 1) {
      if ((await this.admin.query(INSIDE, [name])).rowCount) return true;
      await sleep(2);
    }
    return false;
  }
}
