import type { Database } from '../database/database.js';
import type { MessagingHooks } from '../hooks.js';
import type { Spell } from '../lease/lease.js';
import { isNatsAway } from '../nats/nats-away.js';
import type { StreamPublisher } from '../nats/stream-publisher.js';
import { backoffMs } from './backoff.js';
import { groupByKey, runBounded } from './in-order.js';
import type { LaneTurn } from './lane.js';
import { claim, settleRows, type Fate, type OutgoingRow } from './outbox-rows.js';

const ROWS = 500;
/** From here on a batch is cheaper than single messages (engineering notes 2.2). */
const MANY = 8;
const IN_FLIGHT = 64;

/** Facts to JetStream, in order per entity. While many wait, a turn is read before the last one is acknowledged, and marked while the next one leaves. */
export class EventLane implements LaneTurn {
  readonly lane = 'event';
  private ahead?: { fence: string; rows: Promise<OutgoingRow[]> };
  private marking?: { rows: OutgoingRow[]; done: Promise<void> };

  constructor(
    private readonly database: Database,
    private readonly publisher: StreamPublisher,
    private readonly hooks: MessagingHooks,
  ) {}

  async turn(spell: Spell, floor: string, mayGoOn: () => boolean): Promise<boolean> {
    await this.publisher.ready();
    const rows = await this.next(spell, floor);
    if (rows.length === 0 || !mayGoOn()) {
      await this.marked();
      return false;
    }
    if (rows.length === ROWS) this.lookAhead(spell, floor, rows);
    const round = new Round(mayGoOn);
    if (rows.length < MANY || !(await this.together(rows, round))) await this.oneByOne(rows, round);
    await this.mark(spell, rows, round.fates);
    if (!round.allLeft(ROWS)) await this.standStill();
    if (!round.away) return rows.length === ROWS;
    this.publisher.doubt();
    throw round.away;
  }

  async drain(): Promise<void> {
    // What could not be marked is sent again: whoever starts next finds it.
    await this.standStill().catch(() => undefined);
  }

  /** What was read ahead, if it was under this spell. */
  private async next({ fence }: Spell, floor: string): Promise<OutgoingRow[]> {
    const { ahead } = this;
    this.ahead = undefined;
    const rows = await ahead?.rows;
    return rows && ahead?.fence === fence ? rows : this.read(floor, []);
  }

  private lookAhead({ fence }: Spell, floor: string, leaving: readonly OutgoingRow[]): void {
    const rows = this.read(floor, leaving);
    // Whoever takes it hears of a failure.
    rows.catch(() => undefined);
    this.ahead = { fence, rows };
  }

  private read(floor: string, leaving: readonly OutgoingRow[]): Promise<OutgoingRow[]> {
    const gone = [...leaving, ...(this.marking?.rows ?? [])].map(({ seq }) => seq);
    return claim(this.database, this.lane, ROWS, floor, { gone });
  }

  /** One turn at a time is marked: if the one before it still is, this one waits, sent. */
  private async mark(spell: Spell, rows: OutgoingRow[], fates: readonly Fate[]): Promise<void> {
    await this.marked();
    const done = settleRows(this.database, spell, fates).then(() => this.report(fates));
    done.catch(() => undefined);
    this.marking = { rows, done };
  }

  private async marked(): Promise<void> {
    const { marking } = this;
    this.marking = undefined;
    await marking?.done;
  }

  /** Behind a fact that did not leave, the next ones of its entity wait: nothing that was read ahead may go. */
  private async standStill(): Promise<void> {
    const { ahead } = this;
    this.ahead = undefined;
    await Promise.all([this.marked(), ahead?.rows.catch(() => undefined)]);
  }

  /** False only if the batch was refused: part of it was published before by a relay that died before it could mark it. */
  private async together(rows: OutgoingRow[], round: Round): Promise<boolean> {
    try {
      await this.publisher.publishTogether(rows);
      for (const row of rows) round.fates.push({ row, outcome: 'published' });
      return true;
    } catch (error) {
      if (isNatsAway(error)) {
        round.away = error;
        return true;
      }
      return false;
    }
  }

  /** A row goes only after the one before it of the same entity was acknowledged. */
  private oneByOne(rows: OutgoingRow[], round: Round): Promise<void> {
    return runBounded(groupByKey(rows), IN_FLIGHT, async (group) => {
      for (const row of group) if (!round.mayGoOn() || !(await this.one(row, round))) return;
    });
  }

  private async one(row: OutgoingRow, round: Round): Promise<boolean> {
    try {
      round.fates.push({ row, outcome: await this.publisher.publish(row) });
      return true;
    } catch (error) {
      round.failed(row, error);
      return false;
    }
  }

  private report(fates: readonly Fate[]): void {
    for (const outcome of ['published', 'duplicate']) {
      const rows = fates.filter((fate) => 'outcome' in fate && fate.outcome === outcome).length;
      if (rows > 0) this.hooks.sent?.({ lane: this.lane, outcome, rows });
    }
  }
}

/** What came of one turn's rows. When NATS is away nobody is at fault: the turn ends and all come again. */
class Round {
  readonly fates: Fate[] = [];
  away?: unknown;

  constructor(private readonly spellHolds: () => boolean) {}

  readonly mayGoOn = (): boolean => !this.away && this.spellHolds();

  allLeft(rows: number): boolean {
    return !this.away && this.fates.length === rows && this.fates.every((fate) => 'outcome' in fate);
  }

  failed(row: OutgoingRow, error: unknown): void {
    if (isNatsAway(error)) {
      this.away = error;
      return;
    }
    const { name, message } = error instanceof Error ? error : new Error('unknown');
    this.fates.push({ row, error: `${name}: ${message}`, retryInMs: backoffMs(row.attempts, 250, 30_000) });
  }
}
