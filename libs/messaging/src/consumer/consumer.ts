import { jetstream, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import type { EventDefinition } from '@oln/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.js';
import type { MessagingHooks } from '../hooks.js';
import { Lease } from '../lease/lease.js';
import type { NatsLink } from '../nats/nats-link.js';
import { DEFAULT_STREAM, ensureStream } from '../nats/stream.js';
import { backoffMs } from '../relay/backoff.js';
import { Bell } from '../relay/bell.js';
import { ensureDurable, resetDurable, subjectsOf, type Durable } from './durable.js';
import type { Handle, WithTransaction } from './inbox.js';
import { Reception } from './reception.js';
import { ReplayDoor } from './replay.js';
import { ParkedMessages } from './parked-messages.js';

export interface ConsumerOptions<Tx> {
  /** Durable name, the service's: letters, digits and dashes. */
  name: string;
  replica: string;
  link: NatsLink;
  stream?: string;
  database: Database;
  hears: readonly EventDefinition[];
  withTransaction: WithTransaction<Tx>;
  handle: Handle<Tx>;
  /**
   * True: one replica at a time, so that facts are taken in the order of the stream for as long as none fails. False:
   * every replica takes its share, in no order.
   */
  inOrder?: boolean;
  batchSize?: number;
  /** Deliveries after which a failing message is parked. */
  tries?: number;
  /** Pause after the first failure; doubles with each. */
  retryMs?: number;
  hooks?: MessagingHooks;
}

const IDLE_MS = 500;

/** Hears facts of other services: at least once from the stream, once in effect by the inbox. */
export class Consumer<Tx> {
  private readonly durable: Durable;
  private readonly lease?: Lease;
  private readonly reception: Reception<Tx>;
  private readonly replays: ReplayDoor;
  private readonly bell = new Bell();
  private readonly stopping = new AbortController();
  private readonly waiting: JsMsg[] = [];
  private open?: ConsumerMessages;
  private running?: Promise<void>;

  constructor(private readonly options: ConsumerOptions<Tx>) {
    const { name, stream = DEFAULT_STREAM, hears, database, inOrder = true, batchSize = 100, replica } = options;
    this.durable = {
      stream,
      name,
      subjects: subjectsOf(hears),
      maxAckPending: inOrder ? batchSize * 2 : batchSize * 10,
    };
    const parked = new ParkedMessages(database);
    this.reception = new Reception({
      ...options,
      stream,
      parked,
      tries: options.tries ?? 5,
      retryMs: options.retryMs ?? 1_000,
      hooks: options.hooks ?? {},
    });
    this.replays = new ReplayDoor(options.link, name, (id) => this.reception.replay(id));
    if (inOrder)
      this.lease = new Lease(database, {
        name: `consumer:${name}`,
        replica,
        fit: () => options.link.connected,
        onChange: () => this.bell.ring(),
      });
  }

  /** True while messages can come in here, or another replica takes them in. */
  get ready(): boolean {
    return this.options.link.connected && (this.open !== undefined || this.standby);
  }

  start(): void {
    if (this.running || this.durable.subjects.length === 0) return;
    this.lease?.start();
    this.running = this.run();
    this.replays.start();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await this.replays.stop();
    await this.running;
    await this.lease?.stop();
  }

  private get standby(): boolean {
    return this.lease !== undefined && this.lease.current === undefined;
  }

  private readonly mayGoOn = (): boolean => !this.stopping.signal.aborted && !this.standby;

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      if (this.standby || !this.options.link.connected) {
        await this.bell.wait(IDLE_MS);
        continue;
      }
      try {
        await this.listen();
        failures = 0;
      } catch (error) {
        this.options.hooks?.problem?.({ where: `consumer.${this.durable.name}`, error });
        await sleep(backoffMs(failures++, 200, 2_000), undefined, { signal: this.stopping.signal }).catch(
          () => undefined,
        );
      }
    }
  }

  /** Takes messages in until the lease, the consumer or the service ends. */
  private async listen(): Promise<void> {
    // What a server sent while it died never arrived here: after a reconnection all begins again, in order.
    const { generation } = this.options.link;
    await ensureStream(this.options.link, this.durable.stream);
    await ensureDurable(this.options.link, this.durable);
    if (this.lease) await resetDurable(this.options.link, this.durable);
    const messages = await this.pull();
    this.open = messages;
    let ended = false;
    void messages.closed().then(() => {
      ended = true;
      this.bell.ring();
    });
    try {
      while (this.mayGoOn() && !ended && this.options.link.generation === generation) await this.next();
    } finally {
      this.open = undefined;
      await messages.close().catch(() => undefined);
      // Others may have at once what was not begun here. In order, the next holder's reset brings it.
      for (const message of this.waiting.splice(0)) if (!this.lease) message.nak();
    }
  }

  private async pull(): Promise<ConsumerMessages> {
    const client = jetstream(await this.options.link.connection(), { timeout: 3_000 });
    const consumer = await client.consumers.get(this.durable.stream, this.durable.name);
    return consumer.consume({
      max_messages: this.batchSize,
      expires: 10_000,
      idle_heartbeat: 2_000,
      abort_on_missing_resource: true,
      callback: (message) => {
        this.waiting.push(message);
        this.bell.ring();
      },
    });
  }

  private async next(): Promise<void> {
    const batch = this.waiting.splice(0, this.batchSize);
    if (batch.length === 0) return this.bell.wait(IDLE_MS);
    await this.reception.take(batch, this.mayGoOn, () => this.waiting);
  }

  private get batchSize(): number {
    return this.options.batchSize ?? 100;
  }
}
