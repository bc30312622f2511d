import type { Database } from '../database/database.js';

const NOTIFY = `select pg_notify('oln_outbox_' || current_schema(), '')`;

/**
 * Calls the relay of a service, in whichever replica it works. After the commits, not inside them: a transaction with a
 * NOTIFY makes all others of the database commit one by one. Calls that come while one is under way are one more. A call
 * that is lost costs the relay's poll.
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
    }
    this.underWay = false;
  }
}
