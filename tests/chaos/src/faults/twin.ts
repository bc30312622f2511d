import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { freshDatabase, type BackEnds, type FreshDatabase } from '@oln/testing';
import { killQuietly, natsUserOf, ROOT, serviceAddresses } from '@oln/tools';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { STREAM, type Streamed } from '../house/stream-reader.js';
import type { Service } from '../house/services.js';
import type { Arena } from './fault.js';
import { seedTwin, stateOf } from './twin-state.js';

/** How much there is to hear depends on the run, and how fast on the machine: it is lost where nothing more is heard for so long. */
const STANDS_STILL_MS = 60_000;

/**
 * One service with a database and a stream of its own hears these messages, in this order; gives the state that came of it,
 * line by line with how often each occurs. Nobody answers it: what it says itself stays in its own stream.
 */
export async function hear(
  arena: Arena,
  backEnds: BackEnds,
  service: Service,
  account: number,
  messages: readonly Streamed[],
): Promise<Map<string, number>> {
  const database = await freshDatabase();
  const nats = await connect(login(backEnds, 'house', account));
  let child: ChildProcess | undefined;
  try {
    await finish(start(service, 'migrate', { OLN_MIGRATIONS_URL: database.migratorUrl(service) }));
    await seedTwin(arena.house, service, database.adminUrl);
    await fill(nats, messages);
    child = start(service, 'main', environment(backEnds, database, service, account));
    await untilHeard(nats, service);
    return await stateOf(service, database.adminUrl);
  } finally {
    if (child) await end(child);
    await nats.close();
    await database.drop();
  }
}

const login = ({ ports, secrets }: BackEnds, user: string, account: number) => ({
  servers: `nats://127.0.0.1:${ports.nats}`,
  user: natsUserOf(user, account),
  pass: secrets.nats[user],
});

function environment(
  { ports, secrets }: BackEnds,
  database: FreshDatabase,
  service: Service,
  account: number,
): Record<string, string> {
  return {
    OLN_ENV: 'test',
    OLN_HTTP_PORT: '0',
    OLN_DATABASE_URL: database.url(service),
    OLN_NATS_URL: `nats://127.0.0.1:${ports.nats}`,
    OLN_NATS_USER: natsUserOf(service, account),
    OLN_NATS_PASSWORD: secrets.nats[service]!,
    OLN_TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    OLN_KEYS_FILE: secrets.keysFile,
    OLN_REPLICA: `${service}-twin`,
    OLN_LOG_LEVEL: 'silent',
    OLN_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    ...serviceAddresses((name) => `http://127.0.0.1:${ports[name]}`),
  };
}

function start(service: Service, program: 'migrate' | 'main', variables: Record<string, string>): ChildProcess {
  const file = join(ROOT, 'services', service, 'dist', `${program}.js`);
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/tmp', NODE_ENV: 'production', ...variables };
  return spawn(process.execPath, [file], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function finish(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The tables of a twin could not be made (code ${code})`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  killQuietly(child.pid!, 'SIGKILL');
  await gone;
}

const BATCH = 500;

/** Without message ids: the stream must not drop the copies, the inbox must. In batches, each in its order. */
async function fill(nats: NatsConnection, messages: readonly Streamed[]): Promise<void> {
  const manager = await jetstreamManager(nats);
  await manager.streams.add({ name: STREAM, subjects: ['oln.v1.>'], allow_atomic: true });
  for (let from = 0; from < messages.length; from += BATCH) await together(nats, messages.slice(from, from + BATCH));
}

async function together(nats: NatsConnection, messages: readonly Streamed[]): Promise<void> {
  const client = jetstream(nats);
  const [first, ...rest] = messages.map(({ subject, event }) => ({ subject, text: JSON.stringify(event) }));
  const last = rest.pop();
  if (!last) return void (await client.publish(first!.subject, first!.text));
  const batch = await client.startBatch(first!.subject, first!.text);
  for (const { subject, text } of rest) batch.add(subject, text);
  await batch.commit(last.subject, last.text);
}

/** Its consumer is there, has been given everything and has said so of everything. */
async function untilHeard(nats: NatsConnection, service: Service): Promise<void> {
  const manager = await jetstreamManager(nats);
  let heard = 0;
  for (let since = Date.now(); Date.now() - since < STANDS_STILL_MS; await sleep(200)) {
    const info = await manager.consumers.info(STREAM, service).catch(() => undefined);
    if (!info) continue;
    if (info.num_pending === 0 && info.num_ack_pending === 0 && info.delivered.stream_seq > 0) return;
    if (info.ack_floor.stream_seq > heard) since = Date.now();
    heard = info.ack_floor.stream_seq;
  }
  throw new Error(`The twin of ${service} has heard nothing more for ${STANDS_STILL_MS} ms, after message ${heard}`);
}
