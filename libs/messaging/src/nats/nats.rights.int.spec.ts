import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { casesEvents, type EventDefinition, type OlnEvent } from '@oln/contracts';
import { newKeyRing } from '@oln/crypto';
import { freshNats, type FreshNats } from '@oln/testing';
import { randomUUID } from 'node:crypto';
import { Answerer } from '../ask/answerer.js';
import { Asker } from '../ask/asker.js';
import { CallerSeal } from '../ask/caller-seal.js';
import { defineQuestion } from '../ask/question.js';
import { Consumer } from '../consumer/consumer.js';
import { replayParked } from '../consumer/replay.js';
import { Database, type Sql } from '../database/database.js';
import { Relay } from '../relay/relay.js';
import { count, moved, openDatabase, sleep, until, write, type SpecDatabase } from '../spec/room.spec.js';
import { NatsLink } from './nats-link.js';

const familyOf = defineQuestion<string, string>({ service: 'intake', query: 'family-of', version: 1 });

describe('With the NATS login of a service', () => {
  let nats: FreshNats;
  let where: SpecDatabase;
  let database: Database;
  let cases: NatsLink;
  let intake: NatsLink;

  beforeAll(async () => {
    [nats, where] = await Promise.all([freshNats(), openDatabase()]);
    database = new Database(where.url, { name: 'spec' });
    [cases, intake] = ['cases', 'intake'].map(linkOf) as [NatsLink, NatsLink];
  });
  afterAll(async () => {
    await Promise.all([cases.close(), intake.close(), database.close()]);
    await where.drop();
  });

  const linkOf = (name: string) =>
    new NatsLink({ url: nats.url, user: nats.user(name), password: nats.password(name), name });

  it('its facts go out and another service takes them in, replays and resets included', async () => {
    const entry = moved(randomUUID(), 1);
    const heard: OlnEvent[] = [];
    const relay = new Relay({ replica: 'a', database, link: cases });
    const consumer = new Consumer<Sql>({
      name: 'intake',
      replica: 'a',
      link: intake,
      database,
      hears: [casesEvents.caseMoved as EventDefinition, casesEvents.caseOpened as EventDefinition],
      withTransaction: (_batch, work) => database.transaction((sql) => work(sql, sql)),
      handle: async (event) => void heard.push(event),
    });
    relay.start();
    consumer.start();
    await write(database, entry);
    await until(() => heard.length === 1);
    expect(heard[0]!.id).toBe(entry.id);
    expect(await replayParked(intake, 'intake', randomUUID())).toEqual({ replayed: false, code: 'PARKED.NOT_FOUND' });
    await consumer.stop();
    await relay.stop();
    expect(await count(database, `outbox where outcome = 'published'`)).toBe(1);
  });

  it('it asks and is answered', async () => {
    const seal = new CallerSeal(newKeyRing().token);
    const answerer = new Answerer({ link: intake, service: 'intake', seal }).on(
      familyOf,
      async (child) => `family of ${child}`,
    );
    answerer.start();
    await sleep(200);
    expect(await new Asker({ link: cases, seal }).ask(familyOf, 'c1', { person: 'p1' })).toBe('family of c1');
    await answerer.stop();
  });

  it('it cannot say what another service says', async () => {
    const client = jetstream(await cases.connection(), { timeout: 1_000 });
    await expect(client.publish('oln.v1.13110.intake.request.registered', '{}')).rejects.toThrow(/permission/i);
  });

  it('it cannot listen to questions for another service', async () => {
    const subscription = (await cases.connection()).subscribe('oln.ask.intake.family-of');
    await expect(subscription.closed).resolves.toBeInstanceOf(Error);
  });
});
