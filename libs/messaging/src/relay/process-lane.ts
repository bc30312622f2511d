import type { Database } from '../database/database.js';
import { spanned, type MessagingHooks } from '../hooks.js';
import type { Spell } from '../lease/lease.js';
import type { StoredProcessMessage } from '../outbox/outbox-entry.js';
import { ProcessBusy, ProcessesAway, type ProcessGateway } from '../temporal/process-gateway.js';
import { backoffMs } from './backoff.js';
import type { Bell } from './bell.js';
import { groupByKey } from './in-order.js';
import type { LaneTurn } from './lane.js';
import { claim, LeaseLost, settleRows, type Fate, type OutgoingRow } from './outbox-rows.js';

const ROWS = 200;
const IN_FLIGHT = 20;
/** Nothing has got through for so long: another replica may have better luck. A server that is only slow is slow for all. */
const AWAY_FOR_MS = 3_000;
const SLOW_FOR_MS = 10_000;
/** Messages of one workflow that are sent before what became of them is written down. */
const ROWS_OF_ONE = 50;

/**
 * Starts and signals to Temporal. Messages of one workflow go one after the other, some twenty workflows side by side;
 * one that hangs or fails holds up its own followers only. While Temporal is away one of them feels the way.
 */
export class ProcessLane implements LaneTurn {
  readonly lane = 'process';
  private fence?: string;
  /** Claimed and not begun, by workflow. */
  private queue: OutgoingRow[][] = [];
  private readonly begun = new Map<string, Promise<void>>();
  private timesAway = 0;
  private awayUntil = 0;
  /** From when on it counts as out of reach, unless something gets through. */
  private outOfReachAt = Infinity;

  constructor(
    private readonly database: Database,
    private readonly gateway: ProcessGateway,
    private readonly hooks: MessagingHooks,
    private readonly bell: Bell,
  ) {}

  async turn(spell: Spell, floor: string, mayGoOn: () => boolean): Promise<boolean> {
    if (this.fence !== spell.fence) [this.queue, this.outOfReachAt] = [[], Infinity];
    this.fence = spell.fence;
    if (this.free() <= 0) return false;
    if (this.queue.length === 0)
      this.queue = groupByKey(await claim(this.database, this.lane, ROWS, floor, { busy: [...this.begun.keys()] }));
    while (this.free() > 0 && this.queue.length > 0 && mayGoOn()) this.begin(this.queue.shift()!, spell, mayGoOn);
    return false;
  }

  /** False once nothing has got through for a while. */
  get reaches(): boolean {
    return Date.now() < this.outOfReachAt;
  }

  /** Waits for what is under way. */
  async drain(): Promise<void> {
    await Promise.all(this.begun.values());
  }

  private free(): number {
    if (Date.now() < this.awayUntil) return 0;
    return (this.timesAway > 0 ? 1 : IN_FLIGHT) - this.begun.size;
  }

  private begin(group: OutgoingRow[], spell: Spell, mayGoOn: () => boolean): void {
    const { key } = group[0]!;
    const delivery = this.deliver(group.slice(0, ROWS_OF_ONE), spell, mayGoOn).finally(() => {
      this.begun.delete(key);
      this.bell.ring();
    });
    this.begun.set(key, delivery);
  }

  private async deliver(group: OutgoingRow[], spell: Spell, mayGoOn: () => boolean): Promise<void> {
    const fates: Fate[] = [];
    for (const row of group) {
      const fate = mayGoOn() ? await this.one(row) : undefined;
      if (fate) fates.push(fate);
      if (!fate || 'error' in fate) break;
    }
    try {
      await settleRows(this.database, spell, fates);
      for (const fate of fates)
        if ('outcome' in fate) this.hooks.sent?.({ lane: this.lane, outcome: fate.outcome, rows: 1 });
    } catch (error) {
      // Sent and not marked: sent again, which changes nothing (already started; message id heard).
      if (!(error instanceof LeaseLost)) this.problem(error);
    }
  }

  /** Undefined: Temporal is away, the row's turn comes again. */
  private async one(row: OutgoingRow): Promise<Fate | undefined> {
    try {
      const outcome = await this.send(row);
      this.timesAway = 0;
      this.outOfReachAt = Infinity;
      return { row, outcome };
    } catch (error) {
      this.problem(error);
      if (error instanceof ProcessBusy) this.failing(SLOW_FOR_MS);
      if (error instanceof ProcessesAway) return this.pause();
      const capMs = error instanceof ProcessBusy ? 2_000 : 30_000;
      const { name, message } = error instanceof Error ? error : new Error('unknown');
      return { row, error: `${name}: ${message}`, retryInMs: backoffMs(row.attempts, 500, capMs) };
    }
  }

  private send(row: OutgoingRow): Promise<string> {
    const message = JSON.parse(row.payload) as StoredProcessMessage;
    return spanned(this.hooks, `${message.kind} ${message.process}`, row.traceparent ?? undefined, () =>
      message.kind === 'start' ? this.gateway.start(message) : this.gateway.signal(message, row.id),
    );
  }

  private failing(forMs: number): void {
    this.outOfReachAt = Math.min(this.outOfReachAt, Date.now() + forMs);
  }

  private pause(): undefined {
    this.failing(AWAY_FOR_MS);
    this.queue = [];
    const pauseMs = backoffMs(this.timesAway++, 100, 500);
    this.awayUntil = Date.now() + pauseMs;
    setTimeout(() => this.bell.ring(), pauseMs + 1).unref();
    return undefined;
  }

  private problem(error: unknown): void {
    this.hooks.problem?.({ where: 'relay.process', error });
  }
}
