import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { ProcessReader } from './process-reader.js';
import { ownersOf, type Owner } from './records.js';
import { StreamReader } from './stream-reader.js';

export interface Doors {
  /** Superuser of the database: sees all communes. */
  databaseUrl: string;
  nats: { url: string; user: string; password: string };
  temporal: { address: string; namespace?: string };
}

export type Rows = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;

/**
 * What the checkers look at, by ways of their own: SQL that can only read, the stream's own messages, Temporal's own list.
 * No service is asked anything.
 */
export class House {
  private known?: Owner[];

  private constructor(
    private readonly doors: Doors,
    readonly stream: StreamReader,
    readonly processes: ProcessReader,
    /** For faults that publish, never for checkers. */
    readonly nats: NatsConnection,
    private readonly temporal: Connection,
  ) {}

  static async open(doors: Doors): Promise<House> {
    const { url, user, password } = doors.nats;
    const nats = await connect({ servers: url, user, pass: password, name: 'chaos', maxReconnectAttempts: -1 });
    const temporal = await Connection.connect({ address: doors.temporal.address });
    const client = new Client({ connection: temporal, namespace: doors.temporal.namespace });
    return new House(doors, new StreamReader(nats), new ProcessReader(client), nats, temporal);
  }

  /** Owners of processes: their records' tables, and how their processes are named. Tables come with migrations only. */
  async owners(): Promise<readonly Owner[]> {
    this.known ??= await this.read(ownersOf);
    return this.known;
  }

  /** A connection of its own each time: the server may have been killed since the last. */
  async read<Result>(work: (rows: Rows) => Promise<Result>): Promise<Result> {
    return this.connected('-c default_transaction_read_only=on', work);
  }

  /** For faults that act inside PostgreSQL, never for checkers. */
  async operate<Result>(work: (rows: Rows) => Promise<Result>): Promise<Result> {
    return this.connected('', work);
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.nats.close(), this.temporal.close()]);
  }

  private async connected<Result>(options: string, work: (rows: Rows) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({
      connectionString: this.doors.databaseUrl,
      options,
      application_name: 'chaos',
      connectionTimeoutMillis: 2_000,
    });
    // Told by the statement that is under way.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(
        async <Row extends object>(sql: string, values?: unknown[]) => (await client.query<Row>(sql, values)).rows,
      );
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
