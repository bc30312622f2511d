import { Client, Connection, type ClientInterceptors, type ClientOptions } from '@temporalio/client';
import { temporalTls, type Tls } from '@oln/crypto';
import { ProcessBusy, ProcessesAway } from './process-gateway.js';
import { judged } from './temporal-failure.js';

export interface TemporalWayOptions {
  address: string;
  namespace: string;
  /** With the payload codec: nothing but ids and codes is readable on the server anyway. */
  dataConverter?: ClientOptions['dataConverter'];
  interceptors?: ClientInterceptors;
  identity?: string;
  tls?: Tls;
}

/** Nothing has got through for so long: the connection itself is given up. */
const GIVEN_UP_AFTER_MS = 5_000;

const LIVELY = {
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 500,
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 3_000,
  'grpc.keepalive_permit_without_calls': 1,
};

interface Opened {
  connection: Connection;
  client: Client;
  at: number;
}

/**
 * The way to Temporal: connects when it is first used, and again within seconds when the network or the server returns, whatever had
 * become of the connection. gRPC by itself would wait for ever for a server that took a connection and never said a word (grpc-js
 * 1.14 gives such an attempt no end): a way that lets nothing through is opened anew.
 */
export class TemporalWay {
  private opened: Opened;
  private throughAt = 0;

  constructor(private readonly options: TemporalWayOptions) {
    this.opened = this.open();
  }

  /**
   * Asks within so many milliseconds. Throws {@link ProcessesAway} where the server cannot be reached, {@link ProcessBusy} where it
   * gave no answer in time, anything else as it was thrown.
   */
  async ask<Result>(withinMs: number, fn: (client: Client) => Promise<Result>): Promise<Result> {
    const { connection, client } = this.opened;
    try {
      const result = await connection.withDeadline(Date.now() + withinMs, () => fn(client));
      this.throughAt = Date.now();
      return result;
    } catch (error) {
      const failure = judged(error);
      if (failure instanceof ProcessesAway || failure instanceof ProcessBusy) this.failed(connection);
      else this.throughAt = Date.now();
      throw failure;
    }
  }

  /** As it is now, without the deadline that {@link ask} sets. */
  get client(): Client {
    return this.opened.client;
  }

  async close(): Promise<void> {
    await this.opened.connection.close();
  }

  /** Of a connection that was given up already nothing more is learnt. */
  private failed(connection: Connection): void {
    const { opened } = this;
    if (opened.connection !== connection || Date.now() - Math.max(opened.at, this.throughAt) < GIVEN_UP_AFTER_MS)
      return;
    this.opened = this.open();
    void connection.close().catch(() => undefined);
  }

  private open(): Opened {
    const { address, namespace, dataConverter, interceptors, identity, tls } = this.options;
    const connection = Connection.lazy({
      address,
      tls: temporalTls(tls),
      connectTimeout: '3s',
      channelArgs: LIVELY,
      // Whoever asks retries by itself, and knows whom to let wait.
      interceptors: [],
    });
    return {
      connection,
      client: new Client({ connection, namespace, dataConverter, interceptors, identity }),
      at: Date.now(),
    };
  }
}
