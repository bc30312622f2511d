import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { performance } from 'node:perf_hooks';
import type { NatsLogin } from '../house/house.js';

export interface Reading {
  nats: NatsLogin;
  stream: string;
  durable: string;
  subject: string;
  count: number;
}

export interface Read {
  read: number;
  seconds: number;
  /** Messages that the server has no acknowledgement of afterwards. */
  unacknowledged: number;
}

/** The bare thing: each message is heard, read as JSON and acknowledged. */
async function read({ nats, stream, durable, subject, count }: Reading): Promise<Read> {
  const connection = await connect({ servers: nats.url, user: nats.user, pass: nats.password });
  const manager = await jetstreamManager(connection);
  const wanted = { durable_name: durable, ack_policy: AckPolicy.Explicit, filter_subject: subject };
  await manager.consumers.add(stream, { ...wanted, max_ack_pending: 1_000 });
  const consumer = await jetstream(connection).consumers.get(stream, durable);
  const messages = await consumer.consume({ max_messages: 100 });
  let [heard, began] = [0, 0];
  for await (const message of messages) {
    if (heard === 0) began = performance.now();
    JSON.parse(message.string());
    message.ack();
    heard += 1;
    if (heard === count) break;
  }
  await connection.flush();
  const seconds = (performance.now() - began) / 1_000;
  const { num_ack_pending, num_pending } = await manager.consumers.info(stream, durable);
  await connection.close();
  return { read: heard, seconds, unacknowledged: num_ack_pending + num_pending };
}

process.on('message', (reading: Reading) => {
  read(reading).then(
    (answer) => process.send!(answer),
    (error: Error) => process.send!({ problem: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
