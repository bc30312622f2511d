import type { Database } from '../database/database.js';
import { Listener } from '../database/listener.js';
import type { MessagingHooks } from '../hooks.js';
import { Lease } from '../lease/lease.js';
import type { NatsLink } from '../nats/nats-link.js';
import type { StreamLimits } from '../nats/stream.js';
import { StreamPublisher } from '../nats/stream-publisher.js';
import type { ProcessGateway } from '../temporal/process-gateway.js';
import { Bell } from './bell.js';
import { EventLane } from './event-lane.js';
import { runLane, type LaneTurn } from './lane.js';
import { outboxLag } from './outbox-rows.js';
import { ProcessLane } from './process-lane.js';
import { RelayCall } from './relay-call.js';

export interface RelayOptions {
  /** Unique among the service's replicas. */
  replica: string;
  database: Database;
  link: NatsLink;
  stream?: string;
  limits?: StreamLimits;
  /** Absent: the service has no processes; its process lane must stay empty. */
  processes?: ProcessGateway;
  hooks?: MessagingHooks;
  leaseSeconds?: number;
  /** The fallback for a NOTIFY that was missed. */
  pollMs?: number;
}

const LAG_EVERY_MS = 5_000;
const PARTITIONS_EVERY_MS = 24 * 3_600_000;

/**
 * Carries the outbox's rows out: facts to JetStream, process messages to Temporal. Every replica of a service runs one;
 * the one that holds the lease works, the others stand by. At least once, in order per entity and per workflow.
 */
export class Relay {
  private readonly lease: Lease;
  private readonly listener: Listener;
  private readonly others: RelayCall;
  private readonly bells: Bell[] = [];
  private readonly stopping = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private running: Promise<void>[] = [];
  private processLane?: ProcessLane;

  constructor(private readonly options: RelayOptions) {
    const { database, replica, leaseSeconds, hooks } = options;
    this.others = new RelayCall(database);
    this.lease = new Lease(database, {
      name: 'relay',
      replica,
      seconds: leaseSeconds,
      fit: () => this.fit,
      onChange: (held) => this.leased(held),
      onProblem: (error) => hooks?.problem?.({ where: 'relay.lease', error }),
    });
    this.listener = new Listener(
      database,
      () => this.channel(),
      () => this.ring(),
    );
  }

  /** True while this replica is the one that works. */
  get active(): boolean {
    return this.lease.current !== undefined;
  }

  /** Something was committed here: whoever holds the lease looks at once. */
  call(): void {
    if (this.active) this.ring();
    else this.others.ring();
  }

  start(): void {
    if (this.running.length > 0) return;
    this.running = this.lanes().map(({ work, bell }) =>
      runLane(work, {
        lease: this.lease,
        database: this.options.database,
        bell,
        pollMs: this.options.pollMs ?? 400,
        hooks: this.options.hooks ?? {},
        stopping: this.stopping.signal,
      }),
    );
    this.lease.start();
    this.listener.start();
    this.every(LAG_EVERY_MS, 'relay.lag', () => this.measure());
    this.every(PARTITIONS_EVERY_MS, 'relay.partitions', () => this.ensurePartitions());
  }

  /** Ends the turn that runs, then gives the lease back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const timer of this.timers) clearInterval(timer);
    this.ring();
    await Promise.all(this.running);
    await this.listener.stop();
    await this.lease.stop();
  }

  private lanes(): { work: LaneTurn; bell: Bell }[] {
    const { database, link, stream, limits, processes, hooks = {} } = this.options;
    const events = {
      work: new EventLane(database, new StreamPublisher(link, stream, limits), hooks),
      bell: new Bell(),
    };
    this.bells.push(events.bell);
    if (!processes) return [events];
    const bell = new Bell();
    this.bells.push(bell);
    this.processLane = new ProcessLane(database, processes, hooks, bell);
    return [events, { work: this.processLane, bell }];
  }

  /** Both ways out are open from here, as far as anybody knows. */
  private get fit(): boolean {
    return this.options.link.connected && (this.processLane?.reaches ?? true);
  }

  private ring(): void {
    for (const bell of this.bells) bell.ring();
  }

  private leased(held: boolean): void {
    this.options.hooks?.leased?.(held);
    if (!held) return;
    this.ring();
    void this.guarded('relay.partitions', () => this.ensurePartitions());
  }

  private async channel(): Promise<string> {
    const [row] = await this.options.database.query<{ schema: string }>('select current_schema() as schema');
    return `oln_outbox_${row!.schema}`;
  }

  private every(ms: number, where: string, work: () => Promise<void>): void {
    const timer = setInterval(() => {
      if (this.active) void this.guarded(where, work);
    }, ms);
    timer.unref();
    this.timers.push(timer);
  }

  private async guarded(where: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => this.options.hooks?.problem?.({ where, error }));
  }

  private async measure(): Promise<void> {
    for (const lag of await outboxLag(this.options.database)) this.options.hooks?.waiting?.(lag);
  }

  private async ensurePartitions(): Promise<void> {
    await this.options.database.query('select ensure_outbox_partitions()');
  }
}
