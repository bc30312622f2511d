import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Database } from '../database/database.js';
import type { OutboxLag } from '../hooks.js';
import type { NatsLink } from '../nats/nats-link.js';
import type { EventEntry } from '../outbox/outbox-entry.js';
import {
  count,
  linkTo,
  moved,
  openDatabase,
  openNats,
  openPostgres,
  run,
  sleep,
  streamed,
  until,
  write,
  type Server,
  type SpecDatabase,
} from '../spec/room.spec.js';
import { Relay, type RelayOptions } from './relay.js';

const WAITING = 'outbox where published_at is null';

describe('The relay', () => {
  let nats: Server;
  let where: SpecDatabase;
  let database: Database;
  let link: NatsLink;
  let relays: Relay[] = [];

  beforeAll(async () => {
    nats = await openNats();
  });
  afterAll(() => nats.remove());
  beforeEach(async () => {
    where = await openDatabase();
    database = new Database(where.url, { name: 'spec' });
    link = linkTo(nats);
  });
  afterEach(async () => {
    await nats.start().catch(() => undefined);
    await Promise.all(relays.map((relay) => relay.stop()));
    relays = [];
    await link.close();
    await database.close();
    await where.drop();
  });

  function relay(replica: string, more: Partial<RelayOptions> = {}): Relay {
    const made = new Relay({ replica, database, link, ...more });
    relays.push(made);
    made.start();
    return made;
  }

  /** A relay in a process of its own, which holds the lease when this resolves. */
  async function relayProcess(replica: string): Promise<{ child: ChildProcess; said: string[] }> {
    const script = fileURLToPath(new URL('../spec/relay-process.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, where.url, nats.address, replica], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(...chunk.toString().trim().split('\n')));
    await until(() => said.includes('active'));
    return { child, said };
  }

  const allSent = (withinMs?: number) => until(async () => (await count(database, WAITING)) === 0, withinMs);
  const idsOf = async (entries: EventEntry[]) => {
    const wanted = new Set(entries.map(({ id }) => id));
    return (await streamed(nats)).filter(({ id }) => wanted.has(id)).map(({ id }) => id);
  };
  const many = (entities: number, versions: number): EventEntry[] => {
    const ids = Array.from({ length: entities }, () => randomUUID());
    return Array.from({ length: versions }, (_, version) => ids.map((id) => moved(id, version + 1))).flat();
  };

  it('publishes what a transaction left behind within half a second, with its trace', async () => {
    relay('a');
    await until(() => relays[0]!.active);
    const entry = moved(randomUUID(), 1, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' });
    await write(database, entry);
    expect(await allSent()).toBeLessThan(500);
    const event = (await streamed(nats)).find(({ id }) => id === entry.id);
    expect(event).toMatchObject({ type: 'oln.cases.case.moved.v1', entityversion: 1, traceparent: entry.traceparent });
  });

  it('keeps the order of every entity, in batches and singly', async () => {
    const entries = many(40, 30);
    await write(database, ...entries.slice(0, 600));
    relay('a');
    await until(() => relays[0]!.active);
    for (const entry of entries.slice(600)) await write(database, entry);
    await allSent();
    const sent = (await streamed(nats)).filter(({ subject }) => entries.some(({ about }) => about.id === subject));
    const versions = new Map<string, number[]>();
    for (const { subject, entityversion } of sent)
      versions.set(subject, [...(versions.get(subject) ?? []), entityversion]);
    expect(sent).toHaveLength(entries.length);
    for (const seen of versions.values()) expect(seen).toEqual([...seen].sort((one, other) => one - other));
  });

  it('sends each of thousands once and in order while turns overlap, and marks all of them', async () => {
    const entries = many(100, 21);
    const hears: number[] = [];
    await write(database, ...entries);
    relay('a', { hooks: { sent: ({ rows }) => hears.push(rows) } });
    await allSent(20_000);
    await relays[0]!.stop();
    expect(hears.reduce((sum, rows) => sum + rows, 0)).toBe(entries.length);
    expect(await idsOf(entries)).toEqual(entries.map(({ id }) => id));
    expect(await count(database, `outbox where outcome = 'published' and attempts = 1`)).toBe(entries.length);
  });

  it('sends nothing of an entity past a fact that was refused, though the next turn had been read ahead', async () => {
    const entity = randomUUID();
    const refused = moved(entity, 1, { data: { id: entity, filler: 'x'.repeat(200_000) } });
    const others = many(100, 14);
    const narrow = await openNats();
    const narrowLink = linkTo(narrow);
    const manager = await jetstreamManager(await narrowLink.connection());
    await manager.streams.add({ name: 'OLN', subjects: ['oln.v1.>'], max_msg_size: 100_000 });
    // The refused fact is in the first turn of 500, what follows it in the second and third.
    await write(database, ...others.slice(0, 400), refused, ...others.slice(400, 1_000));
    await write(database, moved(entity, 2), ...others.slice(1_000), moved(entity, 3));
    relay('a', { link: narrowLink });
    await until(async () => (await count(database, WAITING)) <= 3, 20_000);
    expect(await count(database, `${WAITING} and entity_id = '${entity}'`)).toBe(3);
    expect((await streamed(narrow)).filter(({ subject }) => subject === entity)).toEqual([]);
    await relays.pop()!.stop();
    await narrowLink.close();
    await narrow.remove();
  });

  it('leaves each fact once in the stream when it died between publishing and marking', async () => {
    const entries = many(10, 5);
    await write(database, ...entries);
    await run(
      where.adminUrl,
      `
      create function cases.break_off() returns trigger language plpgsql as $$ begin raise 'broken off'; end $$;
      create trigger break_off before update on cases.outbox for each row execute function cases.break_off();`,
    );
    const first = relay('a');
    await until(async () => (await idsOf(entries)).length === entries.length);
    await first.stop();
    expect(await count(database, WAITING)).toBe(entries.length);
    await run(where.adminUrl, 'drop trigger break_off on cases.outbox');
    await write(database, moved(entries[0]!.about.id, 6));
    relay('b');
    await allSent();
    expect((await idsOf(entries)).sort()).toEqual(entries.map(({ id }) => id).sort());
    expect(await count(database, `outbox where outcome = 'duplicate'`)).toBe(entries.length);
  });

  it('is one of two: the other takes over within three seconds of a kill, and nothing is lost or doubled', async () => {
    const { child } = await relayProcess('victim');
    const second = relay('heir');
    const entries = many(50, 40);
    const writing = (async () => {
      for (let start = 0; start < entries.length; start += 20)
        await write(database, ...entries.slice(start, start + 20));
    })();
    await until(async () => (await count(database, 'outbox where published_at is not null')) > 100);
    child.kill('SIGKILL');
    const tookOverMs = await until(() => second.active);
    await writing;
    await allSent();
    expect((await idsOf(entries)).sort()).toEqual(entries.map(({ id }) => id).sort());
    expect(tookOverMs).toBeLessThan(3_000);
  });

  it('hands over at once when it stops', async () => {
    const first = relay('a');
    await until(() => first.active);
    const second = relay('b');
    await sleep(600);
    expect(second.active).toBe(false);
    await first.stop();
    expect(await until(() => second.active)).toBeLessThan(1_000);
  });

  it('does nothing more when it wakes from a pause during which the other took over', async () => {
    const { child, said } = await relayProcess('sleeper');
    const second = relay('heir');
    const entries = many(50, 20);
    await write(database, ...entries);
    await until(async () => (await count(database, 'outbox where published_at is not null')) > 0);
    child.kill('SIGSTOP');
    expect(await until(() => second.active)).toBeLessThan(3_000);
    await allSent();
    child.kill('SIGCONT');
    await until(() => said.includes('standby'));
    await write(database, ...many(5, 5));
    await allSent();
    child.kill('SIGKILL');
    expect((await idsOf(entries)).sort()).toEqual(entries.map(({ id }) => id).sort());
    expect(await count(database, 'outbox where attempts > 1')).toBe(0);
  });

  it('loses nothing while NATS is down and goes on within five seconds of its return', async () => {
    relay('a');
    await write(database, moved(randomUUID(), 1));
    await allSent();
    await nats.kill();
    const entries = many(20, 5);
    await write(database, ...entries);
    await sleep(1_500);
    expect(await count(database, WAITING)).toBe(entries.length);
    await nats.start();
    expect(await allSent()).toBeLessThan(5_000);
    expect(await idsOf(entries)).toHaveLength(entries.length);
    expect(await count(database, 'outbox where attempts > 1')).toBe(0);
  });

  it('starts without NATS and catches up when it comes', async () => {
    await nats.kill();
    const entries = many(5, 2);
    await write(database, ...entries);
    const late = linkTo(nats);
    relay('a', { link: late });
    await until(() => relays[0]!.active);
    await nats.start();
    expect(await allSent()).toBeLessThan(5_000);
    await late.close();
  });

  it('survives the loss of every database connection', async () => {
    relay('a');
    await until(() => relays[0]!.active);
    const end = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await run(where.adminUrl, end);
    const entries = many(10, 3);
    await until(() =>
      write(database, ...entries).then(
        () => true,
        () => false,
      ),
    );
    expect(await allSent()).toBeLessThan(5_000);
    await write(database, moved(randomUUID(), 1));
    expect(await allSent()).toBeLessThan(1_000);
  });

  it('survives a PostgreSQL that stops and comes back', async () => {
    const postgres = await openPostgres();
    const own = new Database(postgres.url, { name: 'own' });
    const made = new Relay({ replica: 'a', database: own, link });
    made.start();
    await until(() => made.active);
    const entries = many(20, 5);
    await write(own, ...entries);
    await postgres.stop();
    await sleep(2_500);
    expect(made.active).toBe(false);
    await postgres.start();
    const began = Date.now();
    await until(async () => (await count(own, WAITING)) === 0);
    expect(Date.now() - began).toBeLessThan(5_000);
    const next = moved(randomUUID(), 1);
    await write(own, next);
    await until(async () => (await count(own, WAITING)) === 0, 1_000);
    expect((await idsOf([...entries, next])).sort()).toEqual([...entries, next].map(({ id }) => id).sort());
    await made.stop();
    await own.close();
    await postgres.remove();
  });

  it('lets one fact that the server refuses wait, with its entity, and sends the others', async () => {
    const entity = randomUUID();
    const refused = moved(entity, 1, { data: { id: entity, filler: 'x'.repeat(200_000) } });
    const narrow = await openNats();
    const narrowLink = linkTo(narrow);
    const manager = await jetstreamManager(await narrowLink.connection());
    await manager.streams.add({ name: 'OLN', subjects: ['oln.v1.>'], max_msg_size: 100_000 });
    relay('a', { link: narrowLink });
    await write(database, refused, moved(entity, 2), ...many(3, 1));
    await until(async () => (await count(database, WAITING)) <= 2);
    expect(await count(database, `${WAITING} and entity_id = '${entity}'`)).toBe(2);
    await relays.pop()!.stop();
    await narrowLink.close();
    await narrow.remove();
  });

  it('tells how much waits, and since when', async () => {
    const lags: OutboxLag[] = [];
    await write(database, moved(randomUUID(), 1));
    await nats.kill();
    relay('a', { hooks: { waiting: (lag) => lags.push(lag) } });
    await until(() => lags.length >= 2, 15_000);
    expect(lags.find(({ lane }) => lane === 'event')).toMatchObject({ rows: 1 });
    expect(lags.find(({ lane }) => lane === 'process')).toMatchObject({ rows: 0, oldestSeconds: 0 });
  });
});
