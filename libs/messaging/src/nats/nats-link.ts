import type { Tls } from '@oln/crypto';
import { errors } from '@nats-io/nats-core';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { setTimeout as sleep } from 'node:timers/promises';

export interface NatsLinkOptions {
  /** One address or several, separated by commas. */
  url: string;
  user?: string;
  password?: string;
  /** Shown in the server's list of connections. */
  name: string;
  /** Refused where the server speaks none. */
  tls?: Tls;
  /** Told why there is no connection: when that begins, and when the reason is another one. */
  away?(error: unknown): void;
}

const RETRY_MS = 250;
/** A connection that comes back sooner was no trouble. */
const TOLD_AFTER_MS = 3_000;

/**
 * The way to NATS: connects by itself, in the background, and again whenever the connection is lost. Nothing waits for
 * it at start; `connected` is the truth for readiness.
 */
export class NatsLink {
  private current?: NatsConnection;
  private opening?: Promise<NatsConnection>;
  private up = false;
  private ended = false;
  private times = 0;
  private toldOf?: string;
  private asking = false;
  private readonly ending = new AbortController();

  constructor(private readonly options: NatsLinkOptions) {
    void this.connection().catch(() => undefined);
  }

  get connected(): boolean {
    return this.up;
  }

  /** Grows with every (re)connection: what was under way over an earlier one may be lost. */
  get generation(): number {
    return this.times;
  }

  /** The connection, once there is one. Rejects only after `close()`. */
  connection(): Promise<NatsConnection> {
    if (this.ended) return Promise.reject(new Error('The link to NATS was closed'));
    if (this.current && !this.current.isClosed()) return Promise.resolve(this.current);
    this.opening ??= this.open().finally(() => (this.opening = undefined));
    return this.opening;
  }

  async close(): Promise<void> {
    this.ended = true;
    this.up = false;
    this.ending.abort();
    await this.opening?.catch(() => undefined);
    const { current } = this;
    if (!current || current.isClosed()) return;
    // A drain waits for the server; without one there is nothing to wait for.
    await Promise.race([current.drain().catch(() => undefined), sleep(1_000, undefined, { ref: false })]);
    if (!current.isClosed()) await current.close();
  }

  private async open(): Promise<NatsConnection> {
    for (;;) {
      if (this.ended) throw new Error('The link to NATS was closed');
      try {
        return this.take(await connect(this.connectOptions()));
      } catch (error) {
        this.isAway(error instanceof errors.TimeoutError ? ((await this.refusal()) ?? error) : error);
        await sleep(RETRY_MS, undefined, { signal: this.ending.signal }).catch(() => undefined);
      }
    }
  }

  private connectOptions() {
    const { url, user, password, name, tls } = this.options;
    return {
      servers: url.split(','),
      user,
      pass: password,
      name,
      // Answers come to an inbox of its own: what others are answered is not for it to hear (tools/src/stack/nats.ts).
      inboxPrefix: user && `_INBOX.${user}`,
      ...(tls ? { tls } : {}),
      timeout: 3_000,
      maxReconnectAttempts: -1,
      reconnectTimeWait: RETRY_MS,
      reconnectJitter: 100,
      // A server that hangs is given up after ten seconds.
      // A network that is lost says nothing: three unanswered calls in nine seconds.
      pingInterval: 3_000,
      maxPingOut: 2,
      ignoreAuthErrorAbort: true,
    };
  }

  private take(connection: NatsConnection): NatsConnection {
    this.current = connection;
    this.opened();
    void this.watch(connection);
    return connection;
  }

  private opened(): void {
    this.up = true;
    this.times += 1;
    this.toldOf = undefined;
  }

  /** Tried again four times a second: the same is told once. */
  private isAway(error: unknown): void {
    const { code, name } = error as { code?: string; name?: string };
    const told = code ?? name ?? 'error';
    if (this.ended || told === this.toldOf) return;
    this.toldOf = told;
    this.options.away?.(error);
  }

  /**
   * Why there is no connection. While it comes back by itself the library says nothing, and tells of a server that refuses our certificate
   * after the handshake as of one that is silent: asked once without coming back it says why.
   */
  private async refusal(): Promise<unknown> {
    try {
      await (await connect({ ...this.connectOptions(), reconnect: false })).close();
      return undefined;
    } catch (error) {
      return error;
    }
  }

  private async tellWhy(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    await sleep(TOLD_AFTER_MS, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
    const error = this.up || this.ended ? undefined : await this.refusal();
    this.asking = false;
    if (error) this.isAway(error);
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (connection !== this.current) return;
      if (type === 'disconnect' || type === 'close') this.up = false;
      if (type === 'disconnect') void this.tellWhy();
      if (type === 'reconnect') this.opened();
    }
    if (connection === this.current) this.up = false;
    if (!this.ended) void this.connection().catch(() => undefined);
  }
}
