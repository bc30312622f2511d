import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { casesEvents, type EventDefinition, type OlnEvent } from '@oln/contracts';
import { Link } from '@oln/testing';
import { randomUUID } from 'node:crypto';
import { Consumer } from '../consumer/consumer.js';
import { Database, type Sql } from '../database/database.js';
import { Listener } from '../database/listener.js';
import { Lease } from '../lease/lease.js';
import { NatsLink } from '../nats/nats-link.js';
import {
  count,
  moved,
  openDatabase,
  openNats,
  run,
  sleep,
  until,
  write,
  type Server,
  type SpecDatabase,
} from '../spec/room.spec.js';
import { Relay } from './relay.js';

/** Networks that are lost without a word: connections that stay open and over which nothing comes any more. */
describe('While a network is lost half-open', () => {
  let nats: Server;
  let where: SpecDatabase;
  let database: Database;
  const ends: (() => Promise<unknown>)[] = [];

  const ending = <Thing>(thing: Thing, end: () => Promise<unknown>): Thing => {
    ends.unshift(end);
    return thing;
  };

  beforeEach(async () => {
    [nats, where] = await Promise.all([openNats(), openDatabase()]);
    database = new Database(where.url, { name: 'spec' });
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    await database.close();
    await where.drop();
    await nats.remove();
  });

  const way = async (port: number): Promise<Link> => {
    const link = await Link.to(port);
    return ending(link, () => link.close());
  };
  const natsBy = (port: number): NatsLink => {
    const link = new NatsLink({ url: `127.0.0.1:${port}`, name: 'spec' });
    return ending(link, () => link.close());
  };
  const databaseBy = (link: Link, answerMs: number): Database => {
    const made = new Database(link.through(where.url), { name: 'spec', answerMs });
    return ending(made, () => made.close());
  };
  const portOf = (url: string): number => Number(new URL(url).port);

  it('NATS is known to be away within twelve seconds, and to be back within five', async () => {
    const lost = await way(nats.port);
    const link = natsBy(lost.port);
    await until(() => link.connected);
    await lost.become('swallowing');
    await until(() => !link.connected, 12_000);
    await lost.become('whole');
    await until(() => link.connected, 5_000);
  });

  it('of one replica, another one that has NATS sends its facts', async () => {
    const lost = await way(nats.port);
    const [first, second] = [natsBy(lost.port), natsBy(nats.port)];
    const relays = [first, second].map((link, at) => new Relay({ replica: `r${at}`, database, link }));
    for (const relay of relays) ends.unshift(() => relay.stop());
    relays[0]!.start();
    await until(() => relays[0]!.active);
    relays[1]!.start();
    await lost.become('swallowing');
    await write(database, moved(randomUUID(), 1));
    await until(async () => (await count(database, `outbox where outcome = 'published'`)) === 1, 20_000);
    expect(relays.map(({ active }) => active)).toEqual([false, true]);
  });

  it('of one replica, another one that has NATS hears what there is to hear', async () => {
    const lost = await way(nats.port);
    const heard: [string, OlnEvent][] = [];
    const consumer = (replica: string, link: NatsLink): Consumer<Sql> => {
      const made = new Consumer<Sql>({
        ...{ name: 'intake', replica, link, database, hears: [casesEvents.caseMoved as EventDefinition] },
        withTransaction: (_batch, work) => database.transaction((sql) => work(sql, sql)),
        handle: async (event) => void heard.push([replica, event]),
      });
      made.start();
      return ending(made, () => made.stop());
    };
    const relay = new Relay({ replica: 'r', database, link: natsBy(nats.port) });
    ends.unshift(() => relay.stop());
    relay.start();
    consumer('a', natsBy(lost.port));
    await write(database, moved(randomUUID(), 1));
    await until(() => heard.length === 1, 20_000);
    consumer('b', natsBy(nats.port));
    await lost.become('swallowing');
    await write(database, moved(randomUUID(), 1));
    await until(() => heard.length === 2, 30_000);
    expect(heard.map(([replica]) => replica)).toEqual(['a', 'b']);
  }, 90_000);

  it('nobody without NATS keeps a lease from who has it; if nobody has, they take turns', async () => {
    let [aFit, bFit] = [true, true];
    const lease = (replica: string, fit: () => boolean): Lease => {
      const made = new Lease(database, { name: 'relay', replica, fit });
      made.start();
      return ending(made, () => made.stop());
    };
    const a = lease('a', () => aFit);
    await until(() => a.current !== undefined);
    const b = lease('b', () => bFit);
    await sleep(2_500);
    expect(b.current).toBeUndefined();
    aFit = false;
    await until(() => b.current !== undefined && a.current === undefined, 12_000);
    await sleep(7_000);
    expect([a.current, b.current === undefined]).toEqual([undefined, false]);
    bFit = false;
    await until(() => a.current !== undefined, 12_000);
    let without = 0;
    for (let look = 0; look < 60; look++, await sleep(200)) if (!a.current && !b.current) without += 200;
    expect(without).toBeLessThan(4_000);
    aFit = true;
    await until(() => a.current !== undefined, 12_000);
  }, 90_000);

  it('a statement is given up, its connection closed, and the next one gets through as soon as it is whole', async () => {
    const lost = await way(portOf(where.url));
    const mine = databaseBy(lost, 500);
    await mine.query('select 1');
    await lost.become('swallowing');
    const asked = Date.now();
    await expect(mine.query('select 1')).rejects.toThrow();
    await expect(mine.transaction((sql) => sql('select 1'))).rejects.toThrow();
    expect(Date.now() - asked).toBeLessThan(6_000);
    await lost.become('whole');
    await mine.query('select 1');
  });

  it('whoever falls silent inside a transaction is thrown out, and his locks keep nobody waiting', async () => {
    const lost = await way(portOf(where.url));
    const mine = databaseBy(lost, 500);
    await run(where.adminUrl, `insert into cases.lease (name, holder, until) values ('x', 'nobody', now())`);
    const silent = mine.transaction(async (sql) => {
      await sql(`select from lease where name = 'x' for update`);
      await lost.become('swallowing');
      await sql(`update lease set holder = 'me' where name = 'x'`);
    });
    await expect(silent).rejects.toThrow();
    const take = () => database.query(`update lease set holder = 'other' where name = 'x' returning 1`);
    await until(async () => (await take().catch(() => [])).length === 1, 30_000);
  }, 60_000);

  it('a listener notices, and hears again once it is whole', async () => {
    const lost = await way(portOf(where.url));
    let heard = 0;
    const listener = new Listener(
      { url: lost.through(where.url) },
      async () => 'lost_network',
      () => (heard += 1),
    );
    listener.start();
    ends.unshift(() => listener.stop());
    await until(() => heard > 0);
    await lost.become('swallowing');
    // It asks every twenty seconds, waits four for an answer, and three for each new connection.
    await sleep(26_000);
    const before = heard;
    await lost.become('whole');
    await until(() => heard > before, 8_000);
    await run(where.adminUrl, `select pg_notify('lost_network', '')`);
    await until(() => heard > before + 1);
  }, 60_000);
});
