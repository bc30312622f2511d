import type { Tls } from '@oln/crypto';
import pg from 'pg';
import { isAway } from './database-away.js';

/** Inside a transaction; gives the rows. */
export type Sql = <Row>(text: string, values?: unknown[]) => Promise<Row[]>;

export interface DatabaseOptions {
  /** Shown in pg_stat_activity. */
  name: string;
  connections?: number;
  /** A server that gives no answer is given up after this. */
  answerMs?: number;
  settings?: string;
  tls?: Tls;
}

/**
 * Statistics of a log are always late: a backlog grows faster than it is analysed, and the planner would sort all of it
 * for every batch. Whatever is read here in order has an index in that order.
 */
const SETTINGS = '-c app.communes=* -c timezone=UTC -c enable_sort=off -c enable_bitmapscan=off';

/**
 * A network that is lost says nothing. Here a statement is given up after a while; at the server whoever has fallen silent
 * inside a transaction is thrown out, so that its locks keep nobody waiting, and the kernel's own patience (two hours) is cut.
 */
export const LOST_NETWORK = {
  statement_timeout: 10_000,
  query_timeout: 12_000,
  idle_in_transaction_session_timeout: 20_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
};
export const SERVER_KEEPALIVE =
  '-c tcp_user_timeout=20000 -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2';

/** Of its own each time: the library hides the key of what it is given. */
export const sslOf = (tls: Tls | undefined): Tls | undefined => tls && { ...tls };

/**
 * Connections of messaging's own, so that a busy door never keeps the relay waiting. They see every commune: relay,
 * inbox and parked messages serve them all (a named system principal, 0-rulings).
 */
export class Database {
  private readonly pool: pg.Pool;

  constructor(
    readonly url: string,
    private readonly options: DatabaseOptions,
  ) {
    const { name, connections = 4, answerMs = LOST_NETWORK.query_timeout, settings = '' } = options;
    this.pool = new pg.Pool({
      connectionString: url,
      ssl: sslOf(this.options.tls),
      application_name: name,
      max: connections,
      options: `${SETTINGS} ${SERVER_KEEPALIVE} ${settings}`,
      connectionTimeoutMillis: 3_000,
      ...LOST_NETWORK,
      query_timeout: answerMs,
      idleTimeoutMillis: 60_000,
    });
    // A connection that breaks while no statement runs on it would end the process; its next statement tells of it.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** For a connection beside the pool. */
  get tls(): Tls | undefined {
    return this.options.tls;
  }

  /** One connection apart, for what must never wait behind other work, nor for the disk: a crash may take its last writes. */
  apart(answerMs: number): Database {
    return new Database(this.url, { ...this.options, connections: 1, answerMs, settings: '-c synchronous_commit=off' });
  }

  async query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.pool.query(text, values);
    return rows as Row[];
  }

  async transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    const sql: Sql = async <Row>(text: string, values: unknown[] = []) =>
      (await client.query(text, values)).rows as Row[];
    try {
      await client.query('begin');
      const result = await work(sql);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      await this.undo(client, error);
      throw error;
    }
  }

  /** Where nobody answers the connection is closed, which rolls back as well. */
  private async undo(client: pg.PoolClient, error: unknown): Promise<void> {
    if (isAway(error)) return client.release(true);
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }
}
