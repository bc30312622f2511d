import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { casesEvents, type EventDefinition, type OlnEvent } from '@oln/contracts';
import { spawn } from 'node:child_process';
import { eventually } from '@oln/testing';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Database, type Sql } from '../database/database.js';
import type { NatsLink } from '../nats/nats-link.js';
import { ensureStream } from '../nats/stream.js';
import { toEvent } from '../outbox/to-event.js';
import {
  count,
  linkTo,
  moved,
  openDatabase,
  openNats,
  run,
  sleep,
  until,
  type Server,
  type SpecDatabase,
} from '../spec/room.spec.js';
import { Consumer, type ConsumerOptions } from './consumer.js';
import { ParkedMessages } from './parked-messages.js';
import { replayParked } from './replay.js';

const HEARS = [casesEvents.caseMoved as EventDefinition];
/** What a handler would do with a fact it must take in once: idempotent by version, counted to see how often it ran. */
const PROJECT = `
  insert into projection (entity_id, version) values ($1, $2)
  on conflict (entity_id) do update set version = greatest(projection.version, excluded.version), times = projection.times + 1`;

describe('A consumer', () => {
  let nats: Server;
  let where: SpecDatabase;
  let database: Database;
  let link: NatsLink;
  let name: string;
  let consumers: Consumer<Sql>[] = [];

  beforeEach(async () => {
    nats = await openNats();
    where = await openDatabase();
    database = new Database(where.url, { name: 'spec', connections: 8 });
    link = linkTo(nats);
    name = `c${randomUUID().slice(0, 8)}`;
    await ensureStream(link);
  });
  afterEach(async () => {
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    consumers = [];
    await link.close();
    await database.close();
    await where.drop();
    await nats.remove();
  });

  function consume(
    mine: Set<string>,
    handle: (event: OlnEvent, sql: Sql) => Promise<void>,
    more: Partial<ConsumerOptions<Sql>> = {},
  ) {
    const made = new Consumer<Sql>({
      name,
      replica: `r${consumers.length}`,
      link,
      database,
      hears: HEARS,
      retryMs: 50,
      withTransaction: (_batch, work) => database.transaction((sql) => work(sql, sql)),
      handle: async (event, sql) => (mine.has(event.subject) ? handle(event, sql) : undefined),
      ...more,
    });
    consumers.push(made);
    made.start();
    return made;
  }

  const project = async (event: OlnEvent, sql: Sql) => {
    await sql(PROJECT, [event.subject, event.entityversion]);
    await sql('insert into seen (consumer, entity_id, version) values ($1, $2, $3)', [
      name,
      event.subject,
      event.entityversion,
    ]);
  };

  async function publish(payload: OlnEvent | string, subject = 'oln.v1.13110.cases.case.moved'): Promise<void> {
    const connection = await link.connection();
    const made = headers();
    // A message id of its own: what the stream would drop as a double shall reach the consumer here.
    made.set('Nats-Msg-Id', randomUUID());
    await connection.request(subject, typeof payload === 'string' ? payload : JSON.stringify(payload), {
      headers: made,
      timeout: 3_000,
    });
  }

  const shuffled = <Item>(items: Item[]): Item[] =>
    items
      .map((item) => ({ item, by: Math.random() }))
      .sort((one, other) => one.by - other.by)
      .map(({ item }) => item);
  const entities = (many: number) => Array.from({ length: many }, (): string => randomUUID());
  const seenBy = () => count(database, 'seen');

  it('has the same state however often and in whatever order each message comes', async () => {
    const ids = entities(20);
    const events = ids.flatMap((id) => [1, 2, 3].map((version) => toEvent(moved(id, version))));
    const repeated = shuffled(
      events.flatMap((event) => Array.from({ length: 1 + Math.floor(Math.random() * 5) }, () => event)),
    );
    for (const event of repeated) await publish(event);
    consume(new Set(ids), project);
    await until(async () => (await seenBy()) === events.length);
    await until(async () => (await count(database, `inbox where consumer = '${name}'`)) >= events.length);
    await sleep(300);
    const rows = await database.query<{ version: number; times: number }>('select version, times from projection');
    expect(rows).toEqual(ids.map(() => ({ version: 3, times: 3 })));
  });

  it('takes the facts of an entity in the order of the stream', async () => {
    const ids = entities(5);
    const mine = new Set(ids);
    consume(mine, project);
    for (let version = 1; version <= 40; version++) for (const id of ids) await publish(toEvent(moved(id, version)));
    await until(async () => (await seenBy()) === 200);
    for (const id of ids) {
      const rows = await database.query<{ version: number }>(
        'select version from seen where entity_id = $1 order by n',
        [id],
      );
      expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    }
  });

  it('parks a poisonous message after five tries, with its payload, and the neighbours are on time', async () => {
    const [poison, ...others] = entities(40);
    const handle = async (event: OlnEvent, sql: Sql) => {
      await sql('insert into seen (consumer, entity_id, version) values ($1, $2, $3)', [
        name,
        event.subject,
        event.entityversion,
      ]);
      if (event.subject === poison) throw new RangeError('no good');
    };
    consume(new Set([poison!, ...others]), handle);
    await until(() => consumers[0]!.ready);
    const bad = toEvent(moved(poison!, 1));
    await publish(bad);
    for (const id of others) await publish(toEvent(moved(id, 1)));
    expect(await until(async () => (await seenBy()) === others.length)).toBeLessThan(1_000);
    const parked = new ParkedMessages(database);
    await until(async () => (await parked.list({ consumer: name })).length === 1);
    const [message] = await parked.list({ consumer: name });
    expect(message).toMatchObject({
      messageId: bad.id,
      errorCode: 'HANDLER.RangeError',
      attempts: 5,
      commune: '13110',
    });
    expect(JSON.parse(message!.payload)).toEqual(bad);
    expect(await count(database, `inbox where message_id = '${bad.id}'`)).toBe(0);
  });

  it('replays a parked message once its handler is mended, and a second replay changes nothing', async () => {
    const id = randomUUID();
    let mended = false;
    consume(new Set([id]), async (event, sql) => {
      if (!mended) throw new Error('not yet');
      await project(event, sql);
    });
    await publish(toEvent(moved(id, 1)));
    const parked = new ParkedMessages(database);
    await until(async () => (await parked.list()).length === 1);
    const [message] = await parked.list();
    expect(await replayParked(link, name, message!.id)).toEqual({ replayed: false, code: 'HANDLER.Error' });
    mended = true;
    expect(await replayParked(link, name, message!.id)).toEqual({ replayed: true });
    expect(await replayParked(link, name, message!.id)).toEqual({ replayed: true });
    expect(await seenBy()).toBe(1);
    expect(await parked.list()).toEqual([]);
    expect((await parked.list({ replayed: true }))[0]!.replayedAt).toBeInstanceOf(Date);
  });

  it('parks copies of a message once; what has its id and says something else is another one', async () => {
    const [id, other] = entities(2);
    consume(new Set([id!, other!]), () => Promise.reject(new Error('not yet')));
    const event = toEvent(moved(id!, 1));
    for (let copy = 0; copy < 3; copy++) await publish(event);
    await publish({ ...toEvent(moved(other!, 1)), id: event.id });
    const parked = new ParkedMessages(database);
    await until(async () => (await parked.list({ consumer: name })).length === 2);
    const [message] = await parked.list({ consumer: name });
    await parked.markReplayed(message!.id);
    await publish(event);
    await publish('{ "the last one": ');
    await until(async () => (await parked.list({ consumer: name })).length === 3);
    expect(await parked.list({ consumer: name, replayed: true })).toEqual([]);
    expect(await count(database, 'parked')).toBe(3);
  });

  it('answers an operator who asks for nonsense, and says who does not answer', async () => {
    consume(new Set(), project);
    const ask = async (text: string) =>
      (await (await link.connection()).request(`oln.operate.${name}.replay`, text)).json();
    const answer = await eventually(() => ask('no JSON'));
    expect(answer).toEqual({ replayed: false, code: 'REPLAY.SyntaxError' });
    expect(await replayParked(link, name, 'no id')).toMatchObject({ replayed: false });
    expect(await replayParked(link, name, randomUUID())).toEqual({ replayed: false, code: 'PARKED.NOT_FOUND' });
    await expect(replayParked(link, 'nobody', randomUUID())).rejects.toThrow('nobody gives no answer (no-responder)');
  });

  it('parks at once what can never be taken in, and lets go of what it does not hear', async () => {
    const id = randomUUID();
    const event = toEvent(moved(id, 1));
    consume(new Set([id]), project);
    await publish('{ "half": ');
    await publish({ ...event, id: randomUUID(), type: 'oln.cases.case.moved.v99' });
    await publish({ ...event, id: randomUUID(), type: 'nonsense' });
    await publish({ ...event, id: 'not-an-id' });
    await publish({ ...event, id: randomUUID(), data: { filler: 'x'.repeat(300_000) } });
    await publish({ ...event, id: randomUUID(), type: 'oln.elsewhere.thing.done.v1' });
    await publish(event);
    await until(async () => (await seenBy()) === 1);
    const parked = await new ParkedMessages(database).list({ consumer: name });
    expect(parked.map(({ errorCode }) => errorCode).sort()).toEqual([
      'MESSAGE.NOT_AN_EVENT',
      'MESSAGE.NOT_JSON',
      'MESSAGE.TOO_BIG',
      'MESSAGE.UNKNOWN_TYPE',
      'MESSAGE.UNKNOWN_VERSION',
    ]);
    expect(parked.every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('counts no try while the database is away, and goes on when it is back', async () => {
    const ids = entities(30);
    let broken = 0;
    consume(new Set(ids), project, {
      withTransaction: async (_batch, work) => {
        if (broken-- > 0)
          await run(
            where.adminUrl,
            `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'spec' and datname = current_database()`,
          );
        return database.transaction((sql) => work(sql, sql));
      },
    });
    await until(() => consumers[0]!.ready);
    broken = 2;
    for (const id of ids) await publish(toEvent(moved(id, 1)));
    await until(async () => (await seenBy().catch(() => 0)) === ids.length);
    expect(await new ParkedMessages(database).list()).toEqual([]);
  });

  it('goes on within five seconds after NATS was killed, in order and without a second effect', async () => {
    const ids = entities(3);
    consume(
      new Set(ids),
      async (event, sql) => {
        await sleep(3);
        await project(event, sql);
      },
      { batchSize: 10 },
    );
    const events = Array.from({ length: 50 }, (_, version) => ids.map((id) => toEvent(moved(id, version + 1)))).flat();
    for (const event of events) await publish(event);
    await until(async () => (await seenBy()) > 20);
    await nats.kill();
    await sleep(500);
    await nats.start();
    expect(await until(async () => (await seenBy()) === events.length)).toBeLessThan(5_000);
    for (const id of ids) {
      const rows = await database.query<{ version: number }>(
        'select version from seen where entity_id = $1 order by n',
        [id],
      );
      expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    }
  });

  it('is one of two replicas; when the working one is killed the other takes over, in order, with one effect each', async () => {
    const ids = entities(4);
    const script = fileURLToPath(new URL('../spec/consumer-process.mjs', import.meta.url));
    const victim = spawn(process.execPath, [script, where.url, nats.address, name], { stdio: 'inherit' });
    await until(async () => (await count(database, `lease where name = 'consumer:${name}'`)) === 1);
    consume(new Set(ids), project, { batchSize: 10 });
    for (let version = 1; version <= 30; version++) for (const id of ids) await publish(toEvent(moved(id, version)));
    await until(async () => (await seenBy()) >= 40);
    victim.kill('SIGKILL');
    expect(await seenBy()).toBeLessThan(100);
    expect(await until(async () => (await seenBy()) === 120)).toBeLessThan(4_000);
    for (const id of ids) {
      const rows = await database.query<{ version: number }>(
        'select version from seen where entity_id = $1 order by n',
        [id],
      );
      expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    }
  });

  it('stops within a second while NATS is away, also when it was never there', async () => {
    await nats.kill();
    const never = linkTo(nats);
    const made = consume(new Set(), project, { link: never });
    await sleep(600);
    expect(made.ready).toBe(false);
    const began = Date.now();
    await made.stop();
    await never.close();
    expect(Date.now() - began).toBeLessThan(1_000);
  });

  it('shares the work among replicas when order does not matter', async () => {
    const ids = entities(300);
    const workers = new Set<string>();
    for (const replica of ['a', 'b']) {
      consume(
        new Set(ids),
        async (event, sql) => {
          workers.add(replica);
          await sleep(2);
          await project(event, sql);
        },
        { inOrder: false, batchSize: 20, replica },
      );
    }
    await until(() => consumers.every(({ ready }) => ready));
    await Promise.all(ids.map((id) => publish(toEvent(moved(id, 1)))));
    await until(async () => (await seenBy()) === ids.length);
    expect(workers.size).toBe(2);
    expect(await count(database, 'projection where times > 1')).toBe(0);
  });

  it('keeps a message that takes long from being delivered again', async () => {
    const id = randomUUID();
    let runs = 0;
    consume(new Set([id]), async (event, sql) => {
      runs += 1;
      await sleep(17_000);
      await project(event, sql);
    });
    await publish(toEvent(moved(id, 1)));
    await until(async () => (await seenBy()) === 1, 30_000);
    expect(runs).toBe(1);
  });
});
