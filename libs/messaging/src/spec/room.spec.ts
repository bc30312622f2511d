import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { casesEvents, type EventDefinition, type OlnEvent, type SignalName } from '@oln/contracts';
import { freshDatabase } from '@oln/testing';
import {
  ensureFolder,
  ensureSecrets,
  ensureTool,
  environmentPaths,
  eraseEnvironment,
  freeOffset,
  Part,
  portsAt,
  postgresPart,
} from '@oln/tools';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectSocket, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Database } from '../database/database.js';
import { INBOX_SQL, LEASE_SQL, OUTBOX_SQL } from '../database/tables.js';
import { NatsLink } from '../nats/nats-link.js';
import { appendOutbox } from '../outbox/append-outbox.js';
import { RelayCall } from '../relay/relay-call.js';
import type { EventEntry, OutboxEntry, ProcessEntry } from '../outbox/outbox-entry.js';

/** What the specs of this library stand on: real back ends, a database and servers of their own to kill. Holds no tests. */
export const COMMUNE = '13110';
export const SCHEMA = 'cases';

const SECURED = ['outbox', 'inbox', 'parked'];
const policy = (table: string): string => `
  alter table ${table} enable row level security; alter table ${table} force row level security;
  create policy by_commune on ${table} using ((select current_setting('app.communes', true)) = '*'
    or commune = any (string_to_array((select current_setting('app.communes', true)), ',')));`;

/** Tables a consumer's handlers write to. */
const EFFECTS = `
  create table projection (entity_id uuid primary key, version int not null, times int not null default 1);
  create table seen (n bigint generated always as identity, consumer text, entity_id uuid, version int, at timestamptz default clock_timestamp());`;

export interface SpecDatabase {
  url: string;
  migratorUrl: string;
  adminUrl: string;
  drop(): Promise<void>;
}

const TABLES = `${OUTBOX_SQL} ${INBOX_SQL} ${LEASE_SQL} ${SECURED.map(policy).join('')} ${EFFECTS}`;

export async function openDatabase(): Promise<SpecDatabase> {
  const fresh = await freshDatabase();
  await run(fresh.migratorUrl(SCHEMA), TABLES);
  return { url: fresh.url(SCHEMA), migratorUrl: fresh.migratorUrl(SCHEMA), adminUrl: fresh.adminUrl, drop: fresh.drop };
}

/** A PostgreSQL of the spec's own, to stop and start again. */
export async function openPostgres() {
  const env = `test-postgres-${randomUUID().slice(0, 8)}`;
  const paths = environmentPaths(env);
  ensureFolder(paths.logs);
  const [ports, secrets] = [portsAt(await freeOffset()), ensureSecrets(paths)];
  const newPart = () => new Part(postgresPart({ paths, ports, secrets, replicas: 1, environment: {} }));
  let part = newPart();
  await part.start();
  const { migrator, service } = secrets.database[SCHEMA]!;
  const url = (login: string, password: string): string =>
    `postgres://${login}:${password}@127.0.0.1:${ports.postgres}/oln`;
  await run(url(`oln_${SCHEMA}_migrator`, migrator), TABLES);
  return {
    url: url(`oln_${SCHEMA}`, service),
    stop: () => part.stop(),
    start: () => (part = newPart()).start(),
    remove: async () => {
      await part.stop();
      eraseEnvironment(env);
    },
  };
}

export async function run(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A server of the spec's own, which it may kill and start again on the same port with the same files. */
export class Server {
  private child?: ChildProcess;

  constructor(
    readonly port: number,
    private readonly command: string,
    private readonly args: string[],
    private readonly folder: string,
  ) {}

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  get running(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  async start(): Promise<this> {
    if (this.running) return this;
    this.child = spawn(this.command, this.args, { stdio: 'ignore' });
    await until(() => answers(this.port), 30_000);
    return this;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    if (!this.running) return;
    const gone = once(this.child!, 'exit');
    this.child!.kill('SIGKILL');
    await gone;
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function openNats(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'oln-nats-'));
  const port = await freePort();
  const file = join(folder, 'nats.conf');
  writeFileSync(
    file,
    `host: "127.0.0.1"\nport: ${port}\njetstream { store_dir: "${folder}", sync_interval: always }\n`,
  );
  return new Server(port, await ensureTool('nats', () => undefined), ['-c', file], folder).start();
}

export async function openTemporal(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'oln-temporal-'));
  const port = await freePort();
  const args = [
    'server',
    'start-dev',
    '--headless',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--db-filename',
    join(folder, 'db'),
  ];
  return new Server(port, await ensureTool('temporal', () => undefined), args, folder).start();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connectSocket(port, '127.0.0.1', () => resolve(socket.destroy() !== undefined));
    socket.on('error', () => resolve(false));
  });

/** Writes entries as a unit of work does: one statement, one commit, a call to the relay. */
export async function write(database: Database, ...entries: OutboxEntry[]): Promise<void> {
  const { insert, value } = appendOutbox(entries);
  await database.query(`with written as (${insert}) select count(*) from written`, [value]);
  new RelayCall(database).ring();
}

export const moved = (entityId: string, version: number, more: Partial<EventEntry> = {}): EventEntry => ({
  lane: 'event',
  id: randomUUID(),
  definition: casesEvents.caseMoved as EventDefinition,
  about: { id: entityId, commune: COMMUNE, version },
  data: { id: entityId, line: 'case-management', from: 'diagnosis', to: 'family-plan' },
  asOf: new Date(),
  actor: 'system',
  ...more,
});

export const started = (id: string): ProcessEntry => ({
  lane: 'process',
  id: randomUUID(),
  about: { id, commune: COMMUNE, version: 1 },
  message: {
    kind: 'start',
    process: 'caseManagement',
    workflowId: `case-${id}`,
    input: {
      id,
      commune: COMMUNE,
      stage: 'invitation',
      version: 1,
      asOf: new Date().toISOString(),
      policy: {},
      holidays: [],
    },
  },
});

/** As the watchdog starts a process anew. */
export const revival = (id: string): ProcessEntry => {
  const entry = started(id);
  return { ...entry, message: { ...entry.message, revive: true } as ProcessEntry['message'] };
};

export const signalled = (id: string, signal: SignalName = 'resumed'): ProcessEntry => ({
  lane: 'process',
  id: randomUUID(),
  about: { id, commune: COMMUNE, version: 1 },
  message: {
    kind: 'signal',
    process: 'caseManagement',
    workflowId: `case-${id}`,
    signal,
    message: { asOf: new Date().toISOString() },
  },
});

/** Everything in the stream, in its order. */
export async function streamed({ address }: Server, stream = 'OLN'): Promise<OlnEvent[]> {
  const connection = await connect({ servers: address });
  try {
    const { state } = await (await jetstreamManager(connection)).streams.info(stream);
    if (state.messages === 0) return [];
    const consumer = await jetstream(connection).consumers.get(stream);
    const found: OlnEvent[] = [];
    for await (const message of await consumer.fetch({ max_messages: state.messages, expires: 5_000 })) {
      found.push(message.json<OlnEvent>());
      if (found.length === state.messages) break;
    }
    return found;
  } finally {
    await connection.close();
  }
}

export async function until(condition: () => Promise<boolean> | boolean, withinMs = 10_000): Promise<number> {
  const began = Date.now();
  while (!(await condition())) {
    if (Date.now() - began > withinMs) throw new Error(`Waited ${withinMs} ms in vain`);
    await sleep(25);
  }
  return Date.now() - began;
}

export async function count(database: Database, where: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(`select count(*)::int as n from ${where}`);
  return row!.n;
}

export const linkTo = ({ address }: Server): NatsLink => new NatsLink({ url: address, name: 'spec' });
export { sleep };
