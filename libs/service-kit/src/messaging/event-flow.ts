import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { eventType, type EventDefinition, type OlnEvent } from '@oln/contracts';
import { tlsTrouble, type KeyRing } from '@oln/crypto';
import type { Principal } from '@oln/identity';
import { Consumer, Database, NatsLink, Relay, TemporalGateway, type MessagingHooks, type Sql } from '@oln/messaging';
import type { Logger } from 'pino';
import type { ServiceConfig } from '../config/service-config.js';
import type { CallContext } from '../context/call-context.js';
import { ServiceClock } from '../context/service-clock.js';
import type { Tx } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { Metrics } from '../telemetry/metrics.js';
import { currentTraceparent } from '../telemetry/tracing.js';
import { wayOptions } from '../temporal/temporal-client.js';
import { CONFIG, KEYS, LOGGER } from '../tokens.js';
import { FoundDoors, type FoundMethod } from './found-doors.js';
import { HEARS } from './hears.js';
import { messagingHooks, nameOf } from './hooks.js';

type Handler = (event: OlnEvent, tx: Tx) => Promise<unknown>;

/** What goes out and what comes in: relay and consumer of one service. */
@Injectable()
export class EventFlow implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly link: NatsLink;
  readonly database: Database;
  private relay?: Relay;
  private consumer?: Consumer<Tx>;
  private gateway?: TemporalGateway;

  @Inject(FoundDoors) private readonly doors: FoundDoors;
  @Inject(KEYS) private readonly keys: KeyRing;
  @Inject(ServiceClock) private readonly clock: ServiceClock;
  @Inject(Metrics) private readonly metrics: Metrics;

  constructor(
    @Inject(CONFIG) private readonly config: ServiceConfig,
    @Inject(LOGGER) private readonly log: Logger,
    private readonly work: UnitOfWork,
  ) {
    const { url, user, password, tls } = config.nats;
    const name = `${config.service}/${config.replica}`;
    const away = (error: unknown): void =>
      log.warn({ error: nameOf(error), why: tlsTrouble(error, tls) }, 'NATS is not reachable; trying again');
    this.link = new NatsLink({ url, user, password, name, tls, away });
    this.database = new Database(config.database.url, { name: `${name}/messaging`, tls: config.database.tls });
  }

  /** Messaging's news as metrics, logs and spans, for all that speaks over the link. */
  get hooks(): MessagingHooks {
    return messagingHooks(this.metrics, this.log, this.config.temporal.tls);
  }

  get connected(): boolean {
    return this.link.connected;
  }

  onApplicationBootstrap(): void {
    const { service, replica, nats, temporal } = this.config;
    const { hooks } = this;
    this.gateway = new TemporalGateway(wayOptions(temporal, this.keys, `${service}/${replica}/relay`));
    this.relay = new Relay({
      replica,
      database: this.database,
      link: this.link,
      stream: nats.stream,
      processes: this.gateway,
      hooks,
    });
    this.relay.start();
    this.work.whenWritten(() => this.relay?.call());
    this.listen(hooks);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([this.relay?.stop(), this.consumer?.stop()]);
    await Promise.allSettled([this.gateway?.close(), this.link.close(), this.database.close()]);
  }

  private listen(hooks: MessagingHooks): void {
    const found = heardBy(this.doors.methods<readonly EventDefinition[]>(HEARS));
    if (found.length === 0) return;
    const handlers = byType(found);
    this.consumer = new Consumer<Tx>({
      name: this.config.service,
      replica: this.config.replica,
      link: this.link,
      stream: this.config.nats.stream,
      database: this.database,
      hears: [...new Map(found.map(({ mark }) => [eventType(mark), mark])).values()],
      withTransaction: (batch, work) => this.inTransaction(batch.communes, work),
      handle: (event, tx) => this.handle(handlers.get(event.type) ?? [], event, tx),
      hooks,
    });
    this.consumer.start();
  }

  private inTransaction<Result>(communes: string[], work: (tx: Tx, sql: Sql) => Promise<Result>): Promise<Result> {
    return this.work.batch('inbox', this.context(communes), work);
  }

  /** Each message under its own commune, business time and trace; who hears the same hears it one after the other. */
  private async handle(handlers: readonly Handler[], event: OlnEvent, tx: Tx): Promise<void> {
    if (handlers.length === 0) return;
    const traceparent = currentTraceparent() ?? event.traceparent;
    const context = { ...this.context([event.commune]), asOf: new Date(event.asof), traceparent };
    await tx.under(context, async () => {
      for (const handler of handlers) await handler(event, tx);
    });
    this.log.info({ type: event.type }, 'Heard');
  }

  private context(communes: string[]): CallContext {
    const principal: Principal = { person: 'system:inbox', roles: [], communes, kind: 'system' };
    return { principal, asOf: this.clock.now(), language: 'es', door: 'nats' };
  }
}

/** A method may hear several kinds. */
const heardBy = (methods: readonly FoundMethod<readonly EventDefinition[]>[]): FoundMethod<EventDefinition>[] =>
  methods.flatMap(({ mark, call }) => mark.map((definition) => ({ mark: definition, call })));

/** Several capabilities may hear the same. */
function byType(found: readonly FoundMethod<EventDefinition>[]): Map<string, Handler[]> {
  const handlers = new Map<string, Handler[]>();
  for (const { mark, call } of found) handlers.set(eventType(mark), [...(handlers.get(eventType(mark)) ?? []), call]);
  return handlers;
}
