import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { casesEvents } from '@oln/contracts';
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
  until,
  write,
  type Server,
  type SpecDatabase,
} from '../spec/room.spec.js';
import { readStream, streamStanding, type StreamPage, type StreamReading } from './read-stream.js';

const HEARS = [casesEvents.caseMoved];

describe('The stream, read once more', () => {
  let nats: Server;
  let where: SpecDatabase;
  let database: Database;
  let link: NatsLink;
  let relay: Relay;
  const id = randomUUID();

  beforeEach(async () => {
    [nats, where] = await Promise.all([openNats(), openDatabase()]);
    database = new Database(where.url, { name: 'spec' });
    link = linkTo(nats);
    relay = new Relay({ replica: 'a', database, link });
    relay.start();
    await write(database, ...Array.from({ length: 25 }, (_, index) => moved(id, index + 1)));
    await until(async () => (await count(database, `outbox where published_at is null`)) === 0);
  });
  afterEach(async () => {
    await relay.stop();
    await link.close();
    await database.close();
    await Promise.all([nats.remove(), where.drop()]);
  });

  async function read(reading: Partial<StreamReading> = {}): Promise<StreamPage[]> {
    const pages: StreamPage[] = [];
    for await (const page of readStream(link, {
      name: 'again',
      hears: HEARS,
      after: 0,
      until: 25,
      pageSize: 10,
      ...reading,
    }))
      pages.push(page);
    return pages;
  }
  const versions = (pages: readonly StreamPage[]): number[] =>
    pages.flatMap(({ events }) => events.map(({ entityversion }) => entityversion));

  it('gives every message from a place on, page by page, with the place up to which it was seen', async () => {
    const pages = await read();
    expect(versions(pages)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(pages.map(({ position }) => position)).toEqual([10, 20, 25]);
    expect(versions(await read({ after: 20 }))).toEqual([21, 22, 23, 24, 25]);
    expect(await read({ after: 25 })).toEqual([]);
  });

  it('ends where nothing of what is heard stands any more', async () => {
    const pages = await read({ hears: [casesEvents.caseOpened] });
    expect([versions(pages), pages.at(-1)!.position]).toEqual([[], 25]);
  });

  it('is taken over by whoever reads under the same name', async () => {
    const first = readStream(link, { name: 'again', hears: HEARS, after: 0, until: 25, pageSize: 10 });
    await first.next();
    expect(versions(await read({ after: 10 }))).toHaveLength(15);
    await first.return(undefined);
  });

  it('tells what it holds', async () => {
    expect(await streamStanding(link)).toMatchObject({ first: 1, last: 25, messages: 25 });
    expect(await streamStanding(link, 'NOWHERE')).toEqual({ first: 1, last: 0, messages: 0 });
  });
});
