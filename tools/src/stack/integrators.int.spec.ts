import { jetstream, jetstreamManager, type ConsumerMessages, type JetStreamClient } from '@nats-io/jetstream';
import { connect, nkeyAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dropFeed, ensureStream, feedLag, NatsLink, putFeed } from '@oln/messaging';
import { eventually, freePort } from '@oln/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTool } from './binaries.js';
import { dropIntegrator, integratorsOf, putIntegrator } from './integrators.js';
import { FEED_API, feedOf, writeNatsConfig } from './nats.js';
import { environmentPaths, type EnvironmentPaths } from './paths.js';
import { ensureSecrets, type Secrets } from './secrets.js';

const [HERE, THERE] = ['13110', '13101'];

describe('Another system that follows what happens in some communes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oln-feed-'));
  const paths: EnvironmentPaths = { ...environmentPaths('feed'), folder, secrets: join(folder, 'secrets.json') };
  const open: NatsConnection[] = [];
  let ports: { client: number; monitor: number };
  let secrets: Secrets;
  let server: ChildProcess;
  let house: NatsLink;
  let seed: string;

  const url = (): string => `nats://127.0.0.1:${ports.client}`;
  const asService = (user: 'cases' | 'gateway'): NatsLink =>
    new NatsLink({ url: url(), user, password: secrets.nats[user], name: user });
  async function asSystem(key = seed, inboxPrefix = '_INBOX.san'): Promise<NatsConnection> {
    const authenticator = nkeyAuthenticator(new TextEncoder().encode(key));
    const connection = await connect({ servers: url(), authenticator, inboxPrefix, reconnect: false });
    open.push(connection);
    return connection;
  }
  /** As `./oln integrators add` does it. */
  async function add(name: string, communes: string[]): Promise<string> {
    await putFeed(house, { name: feedOf(name), communes });
    const key = putIntegrator(paths, name, communes);
    await restart();
    return key;
  }
  async function start(): Promise<void> {
    const config = writeNatsConfig(paths, ports, secrets);
    server = spawn(await ensureTool('nats', () => undefined), ['--config', config], { stdio: 'ignore' });
  }
  async function restart(): Promise<void> {
    const [gone, { generation }] = [once(server, 'exit'), house];
    server.kill('SIGINT');
    await gone;
    await start();
    await eventually(() => house.connected && house.generation > generation);
  }
  async function tell(commune: string, ...names: string[]): Promise<void> {
    const stream: JetStreamClient = jetstream(await house.connection());
    for (const name of names) await eventually(() => stream.publish(`oln.v1.${commune}.cases.case.${name}`, '{}'));
  }
  async function read(connection: NatsConnection, count: number): Promise<string[]> {
    const consumer = await jetstream(connection, { apiPrefix: FEED_API }).consumers.get('OLN', feedOf('san'));
    const messages: ConsumerMessages = await consumer.fetch({ max_messages: count, expires: 2_000 });
    const subjects: string[] = [];
    for await (const message of messages) {
      subjects.push(message.subject);
      expect(await message.ackAck()).toBe(true);
    }
    return subjects;
  }

  beforeAll(async () => {
    ports = { client: await freePort(), monitor: await freePort() };
    secrets = ensureSecrets(paths);
    await start();
    house = new NatsLink({ url: url(), user: 'house', password: secrets.nats.house, name: 'house' });
    await ensureStream(house);
    await tell(HERE, 'opened', 'accepted');
    await tell(THERE, 'opened');
    seed = await add('san', [HERE]);
    await eventually(async () => (await asSystem()) !== undefined);
  });
  afterAll(async () => {
    await Promise.all(open.map((connection) => connection.close()));
    await house?.close();
    server?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads the facts of its communes from the beginning, and goes on where it was', async () => {
    expect(await feedLag(house, feedOf('san'))).toBe(2);
    expect(await read(await asSystem(), 10)).toEqual([
      'oln.v1.13110.cases.case.opened',
      'oln.v1.13110.cases.case.accepted',
    ]);
    await tell(THERE, 'accepted');
    await tell(HERE, 'reassigned');
    expect(await read(await asSystem(), 10)).toEqual(['oln.v1.13110.cases.case.reassigned']);
    expect(await feedLag(house, feedOf('san'))).toBe(0);
  });

  it('hears nothing else: no live subject, no question, nobody’s answers', async () => {
    const connection = await asSystem();
    const heard: string[] = [];
    const refused = ['oln.v1.>', `oln.v1.${HERE}.>`, 'oln.ask.>', '_INBOX.>', '_INBOX.gateway.>', '$JS.API.>'].map(
      (subject) => connection.subscribe(subject, { callback: (_, message) => void heard.push(message.subject) }),
    );
    await eventually(() => refused.every((subscription) => subscription.isClosed()));
    await tell(HERE, 'paused');
    await read(await asSystem(), 1);
    expect(heard).toEqual([]);
  });

  it('writes nothing, and makes, changes and takes away no consumer and no stream', async () => {
    const connection = await asSystem();
    const client = jetstream(connection, { timeout: 1_000 });
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout: 1_000, apiPrefix: FEED_API });
    const before = (await (await jetstreamManager(await house.connection())).streams.info('OLN')).state.messages;
    await expect(client.publish(`oln.v1.${HERE}.cases.case.opened`, '{}')).rejects.toThrow();
    await expect(connection.request('oln.ask.intake.family', '', { timeout: 1_000 })).rejects.toThrow();
    const wanted = { durable_name: 'feed-san', filter_subject: 'oln.v1.>', ack_policy: 'explicit' } as const;
    await expect(manager.consumers.add('OLN', wanted)).rejects.toThrow();
    await expect(manager.consumers.update('OLN', 'feed-san', { filter_subjects: ['oln.v1.>'] })).rejects.toThrow();
    await expect(manager.consumers.add('OLN', { ...wanted, deliver_subject: 'oln.ask.x' })).rejects.toThrow();
    await expect(manager.consumers.delete('OLN', 'feed-san')).rejects.toThrow();
    await expect(manager.streams.getMessage('OLN', { seq: 3 })).rejects.toThrow();
    await expect(manager.streams.purge('OLN')).rejects.toThrow();
    const after = (await (await jetstreamManager(await house.connection())).streams.info('OLN')).state.messages;
    expect(after).toBe(before);
  });

  it('draws nothing from the consumer of a service or of another system by way of an acknowledgement', async () => {
    await putFeed(house, { name: 'intake', communes: [HERE, THERE] });
    const connection = await asSystem();
    const heard: string[] = [];
    connection.subscribe('_INBOX.san.drawn', {
      callback: (_, { subject, data }) => void heard.push(subject, String(data)),
    });
    const next = '+NXT {"batch":10,"expires":2000000000}';
    for (const subject of [
      ...['$JS.ACK.OLN.intake.1.1.1.0.0', '$JS.ACK.OLN.intake.1.feed-san.1.1.0', '$JS.ACK.OLN.intake.1.1.feed-san.1.0'],
      ...['$JS.ACK._.x.OLN.intake.1.1.1.0.0', '$JS.API.CONSUMER.MSG.NEXT.OLN.intake'],
      `${FEED_API}.CONSUMER.MSG.NEXT.OLN.intake`,
    ])
      connection.publish(subject, next, { reply: '_INBOX.san.drawn' });
    await connection.flush();
    await tell(THERE, 'drawn');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(heard).toEqual([]);
  });

  it('has no message sent where it may not write, whatever address it asks it to come to', async () => {
    const count = async () =>
      (await (await jetstreamManager(await house.connection())).streams.info('OLN')).state.messages;
    await tell(HERE, 'told');
    const before = await count();
    const connection = await asSystem();
    for (const reply of [`oln.v1.${THERE}.cases.case.opened`, `oln.v1.${HERE}.cases.case.opened`])
      connection.publish(`${FEED_API}.CONSUMER.MSG.NEXT.OLN.feed-san`, '{"batch":1,"expires":500000000}', { reply });
    await connection.flush();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await count()).toBe(before);
  });

  it('reads from its own consumer alone', async () => {
    await add('otro', [THERE]);
    const manager = await jetstreamManager(await asSystem(), { checkAPI: false, timeout: 1_000, apiPrefix: FEED_API });
    await expect(manager.consumers.info('OLN', feedOf('otro'))).rejects.toThrow();
    expect((await manager.consumers.info('OLN', feedOf('san'))).name).toBe('feed-san');
  });

  it('is given other communes without losing its place; its old key opens nothing', async () => {
    const earlier = seed;
    seed = await add('san', [THERE]);
    await eventually(async () => (await asSystem()) !== undefined);
    await expect(asSystem(earlier)).rejects.toThrow();
    await tell(HERE, 'resumed');
    await tell(THERE, 'resumed');
    expect(await read(await asSystem(), 10)).toContain('oln.v1.13101.cases.case.resumed');
    expect(integratorsOf(paths).find(({ name }) => name === 'san')?.communes).toEqual([THERE]);
  });

  it('is refused once it is removed, and cut off at once', async () => {
    const connection = await asSystem();
    dropIntegrator(paths, 'san');
    await restart();
    await dropFeed(house, feedOf('san'));
    await eventually(() => connection.isClosed());
    await expect(asSystem()).rejects.toThrow();
    expect(await feedLag(house, feedOf('san'))).toBeUndefined();
  });

  it('leaves the services as they were: answers come to the inbox of who asked', async () => {
    const [asking, answering] = [asService('gateway'), asService('cases')];
    const owner = await answering.connection();
    owner.subscribe('oln.ask.cases.>', { callback: (_, message) => void message.respond('yes') });
    const overheard = owner.subscribe('_INBOX.gateway.>', { callback: () => undefined });
    await eventually(() => overheard.isClosed());
    const answer = await (await asking.connection()).request('oln.ask.cases.case', '', { timeout: 5_000 });
    expect(answer.string()).toBe('yes');
    await Promise.all([asking.close(), answering.close()]);
  });

  it('is nobody of the house', () => {
    expect(() => putIntegrator(paths, 'cases', [HERE])).toThrow(/name of the house/);
    expect(() => dropIntegrator(paths, 'nadie')).toThrow(/no integrator "nadie" here, but otro/);
  });
});
