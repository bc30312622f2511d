import { jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, freshNats } from '@oln/testing';

const STREAM = 'OLN';

describe('Who may do what on NATS', () => {
  const nats = freshNats();
  const open: NatsConnection[] = [];
  let house: JetStreamManager;

  async function as(name: string): Promise<NatsConnection> {
    const connection = await connect(nats.login(name));
    open.push(connection);
    return connection;
  }
  const count = async (): Promise<number> => (await house.streams.info(STREAM)).state.messages;

  beforeAll(async () => {
    house = await jetstreamManager(await as('house'));
    await house.streams.add({ name: STREAM, subjects: ['oln.v1.>'] });
  });
  afterAll(() => Promise.all(open.map((connection) => connection.close())));

  it('a service tells its own facts, and nobody else’s', async () => {
    const cases = jetstream(await as('cases'));
    await cases.publish('oln.v1.13110.cases.case.opened', '{}');
    await expect(cases.publish('oln.v1.13110.intake.request.registered', '{}')).rejects.toThrow();
    expect(await count()).toBe(1);
  });

  it('a service hears every fact by the consumer of its name, and not by another’s', async () => {
    const connection = await as('intake');
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout: 1_000 });
    await manager.consumers.add(STREAM, { durable_name: 'intake', ack_policy: 'explicit' });
    const consumer = await jetstream(connection).consumers.get(STREAM, 'intake');
    const message = await consumer.next({ expires: 5_000 });
    expect(message?.subject).toBe('oln.v1.13110.cases.case.opened');
    expect(await message!.ackAck()).toBe(true);
    await expect(manager.consumers.add(STREAM, { durable_name: 'cases', ack_policy: 'explicit' })).rejects.toThrow();
  });

  it('a service can neither delete nor purge the stream', async () => {
    const manager = await jetstreamManager(await as('gateway'), { checkAPI: false, timeout: 1_000 });
    await expect(manager.streams.purge(STREAM)).rejects.toThrow();
    await expect(manager.streams.delete(STREAM)).rejects.toThrow();
    await expect(manager.streams.deleteMessage(STREAM, 1)).rejects.toThrow();
    expect(await count()).toBe(1);
  });

  it('a service does not hear the questions that are put to another', async () => {
    const [asking, listening, owner] = await Promise.all([as('gateway'), as('cases'), as('intake')]);
    const overheard: string[] = [];
    const ignored = listening.subscribe('oln.ask.intake.>', {
      callback: (_, { subject }) => void overheard.push(subject),
    });
    owner.subscribe('oln.ask.intake.>', { callback: (_, message) => void message.respond('yes') });
    await owner.flush();
    const answer = await asking.request('oln.ask.intake.family', '', { timeout: 5_000 });
    expect(answer.string()).toBe('yes');
    await eventually(() => ignored.isClosed());
    expect(overheard).toEqual([]);
  });

  it('a service does not hear what another is answered', async () => {
    const [asking, listening, owner] = await Promise.all([as('gateway'), as('cases'), as('intake')]);
    const overheard: string[] = [];
    const callback = (_: unknown, { subject }: { subject: string }) => void overheard.push(subject);
    const refused = ['_INBOX.>', `_INBOX.${nats.user('gateway')}.>`].map((subject) =>
      listening.subscribe(subject, { callback }),
    );
    await eventually(() => refused.every((subscription) => subscription.isClosed()));
    owner.subscribe('oln.ask.intake.>', { callback: (_, message) => void message.respond('yes') });
    await owner.flush();
    expect((await asking.request('oln.ask.intake.family', '', { timeout: 5_000 })).string()).toBe('yes');
    expect(overheard).toEqual([]);
  });

  it('a wrong password is refused', async () => {
    const refused = connect({ ...nats.login('cases'), pass: 'wrong', reconnect: false });
    await expect(refused).rejects.toThrow(/authorization/i);
  });
});
