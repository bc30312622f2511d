import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.js';

const NOTIFY = `select pg_notify('oln_outbox_' || current_schema(), '')`;
/** Between two calls: one of them finds what a busy service wrote meanwhile. */
const REST_MS = 10;

/**
 * Calls the relay of a service, in whichever replica it works. After the commits, not inside them: a transaction with a
 * NOTIFY makes all others of the database commit one by one. The first call goes out at once; those that come while it is
 * under way are one more. A call that is lost costs the relay's poll.
 */
export class RelayCall {
  private underWay = false;
  private again = false;

  constructor(private readonly database: Database) {}

  ring(): void {
    this.again = true;
    if (!this.underWay) void this.call();
  }

  private async call(): Promise<void> {
    this.underWay = true;
    while (this.again) {
      this.again = false;
      await this.database.query(NOTIFY).catch(() => undefined);
      await sleep(REST_MS, undefined, { ref: false });
    }
    this.underWay = false;
  }
}
