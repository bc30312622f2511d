import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import type { OlnEvent } from '@oln/contracts';
import { randomUUID } from 'node:crypto';
import { Database } from '../database/database.js';
import type { NatsLink } from '../nats/nats-link.js';
import { Relay } from '../relay/relay.js';
import {
  count,
  linkTo,
  moved,
  openDatabase,
  openNats,
  sleep,
  started,
  streamed,
  until,
  write,
  type Server,
  type SpecDatabase,
} from '../spec/room.spec.js';
import { readLog, type LogEntry, type LogFilter } from './read-log.js';
import { republish } from './republish.js';
import { tail } from './tail.js';

describe('The event log', () => {
  let nats: Server;
  let where: SpecDatabase;
  let database: Database;
  let link: NatsLink;
  let relay: Relay;

  beforeEach(async () => {
    [nats, where] = await Promise.all([openNats(), openDatabase()]);
    database = new Database(where.url, { name: 'spec' });
    link = linkTo(nats);
    relay = new Relay({ replica: 'a', database, link });
    relay.start();
  });
  afterEach(async () => {
    await relay.stop();
    await link.close();
    await database.close();
    await Promise.all([nats.remove(), where.drop()]);
  });

  const elsewhere = (version: number) =>
    moved(randomUUID(), version, { about: { id: randomUUID(), commune: '05101', version } });
  const read = async (filter: LogFilter): Promise<LogEntry[]> => {
    const found: LogEntry[] = [];
    for await (const entry of readLog(database, filter)) found.push(entry);
    return found;
  };
  const allSent = () =>
    until(async () => (await count(database, `outbox where lane = 'event' and published_at is null`)) === 0);

  it('gives every fact in the order of recording, page by page, and no process message', async () => {
    const id = randomUUID();
    const entries = Array.from({ length: 25 }, (_, index) => moved(id, index + 1));
    await write(database, started(id), ...entries);
    expect((await read({ pageSize: 4 })).map(({ event }) => event.id)).toEqual(entries.map((entry) => entry.id));
  });

  it('gives those of one entity, commune, type or time', async () => {
    const [one, other, far] = [moved(randomUUID(), 1), moved(randomUUID(), 1), elsewhere(1)];
    await write(database, one, other, far);
    expect((await read({ entityId: one.about.id })).map(({ event }) => event.id)).toEqual([one.id]);
    expect((await read({ commune: '05101' })).map(({ event }) => event.id)).toEqual([far.id]);
    expect(await read({ type: 'oln.cases.case.moved.v1' })).toHaveLength(3);
    expect(await read({ from: new Date(Date.now() + 60_000) })).toEqual([]);
    expect(await read({ to: new Date(Date.now() - 60_000) })).toEqual([]);
  });

  it('fills a stream that was lost, under the same ids and in order', async () => {
    const id = randomUUID();
    const entries = [...Array.from({ length: 30 }, (_, index) => moved(id, index + 1)), elsewhere(1)];
    await write(database, ...entries);
    await allSent();
    await (await jetstreamManager(await link.connection())).streams.delete('OLN');
    expect(await republish(database, link, { from: new Date(0), commune: '13110' })).toBe(30);
    expect((await streamed(nats)).map((event) => event.id)).toEqual(entries.slice(0, 30).map((entry) => entry.id));
  });

  it('leaves the stream as it is when what it sends again is there', async () => {
    await write(database, moved(randomUUID(), 1), moved(randomUUID(), 1));
    await allSent();
    expect(await republish(database, link, { from: new Date(0) })).toBe(2);
    expect(await streamed(nats)).toHaveLength(2);
  });

  it('is followed live, by commune', async () => {
    await write(database, moved(randomUUID(), 1));
    await allSent();
    const ended = new AbortController();
    const heard: OlnEvent[] = [];
    const following = (async () => {
      for await (const event of tail(link, { commune: '05101', signal: ended.signal })) heard.push(event);
    })();
    await sleep(500);
    const mine = elsewhere(1);
    (await link.connection()).publish('oln.v1.05101.cases.case.moved', '{ no event');
    await write(database, moved(randomUUID(), 1), mine);
    await until(() => heard.length === 1);
    ended.abort();
    await following;
    expect(heard.map(({ id }) => id)).toEqual([mine.id]);
  });

  it('is followed from an earlier moment too', async () => {
    const before = new Date(Date.now() - 1_000);
    const entry = moved(randomUUID(), 1);
    await write(database, entry);
    await allSent();
    for await (const event of tail(link, { since: before })) {
      expect(event.id).toBe(entry.id);
      break;
    }
  });
});
