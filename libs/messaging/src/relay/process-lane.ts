import type { Database } from '../database/database.js';
import { spanned, type MessagingHooks } from '../hooks.js';
import type { Spell } from '../lease/lease.js';
import type { StoredProcessMessage } from '../outbox/outbox-entry.js';
import { ProcessesAway, type ProcessGateway } from '../temporal/process-gateway.js';
import { backoffMs } from './backoff.js';
import type { Bell } from './bell.js';
import { groupByKey } from './in-order.js';
import type { LaneTurn } from './lane.js';
import { claim, LeaseLost, settleRows, type Fate, type OutgoingRow } from './outbox-rows.js';

const ROWS = 200;
const IN_FLIGHT = 20;

/**
 * Starts and signals to Temporal. Messages of one workflow go one after the other, some twenty workflows side by side;
 * one that hangs or fails holds up its own followers only.
 */
export class ProcessLane implements LaneTurn {
  readonly lane = 'process';
  /** Claimed and not begun, by workflow. */
  private queue: OutgoingRow[][] = [];
  private readonly begun = new Set<string>();
  private away?: unknown;
  private lost = false;

  constructor(
    private readonly database: Database,
    private readonly gateway: ProcessGateway,
    private readonly hooks: MessagingHooks,
    private readonly bell: Bell,
  ) {}

  async turn(spell: Spell, floor: string, mayGoOn: () => boolean): Promise<boolean> {
    if (this.queue.length === 0) this.queue = groupByKey(await claim(this.database, this.lane, ROWS, floor, [...this.begun]));
    this.away = undefined;
    this.lost = false;
    while (this.queue.length > 0 && this.begun.size < IN_FLIGHT && mayGoOn()) {
      const group = this.queue.shift()!;
      this.begun.add(group[0]!.key);
      void this.deliver(group, spell, mayGoOn);
    }
    return false;
  }
}
