import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';
import { performance } from 'node:perf_hooks';
import { v7 } from 'uuid';
import type { NatsLogin } from '../house/house.js';

export interface Publishing {
  nats: NatsLogin;
  /** `{id}` and `{person}` in it stand for new ones. */
  subject: string;
  payload: string;
  count: number;
}

export interface Published {
  acknowledged: number;
  seconds: number;
}

const IN_FLIGHT = 64;

/** The bare thing: one message, one acknowledgement, 64 of them under way. */
async function publish({ nats, subject, payload, count }: Publishing): Promise<Published> {
  const connection = await connect({ servers: nats.url, user: nats.user, pass: nats.password });
  const client = jetstream(connection, { timeout: 10_000 });
  let [next, acknowledged] = [0, 0];
  const onAndOn = async (): Promise<void> => {
    while (next++ < count) {
      await one(client, subject, payload);
      acknowledged += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, onAndOn));
  const seconds = (performance.now() - began) / 1_000;
  await connection.close();
  return { acknowledged, seconds };
}

async function one(client: JetStreamClient, subject: string, payload: string): Promise<void> {
  const id = v7();
  const made = headers();
  made.set('Nats-Msg-Id', id);
  made.set('Content-Type', 'application/cloudevents+json');
  await client.publish(subject, payload.replaceAll('{id}', id).replaceAll('{person}', `p-${id}`), { headers: made });
}

process.on('message', (publishing: Publishing) => {
  publish(publishing).then(
    (published) => process.send!(published),
    (error: Error) => process.send!({ problem: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
