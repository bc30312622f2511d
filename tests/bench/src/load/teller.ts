import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { OlnEvent } from '@oln/contracts';
import { Lives, subjectOf, type Manner } from '@oln/testing';
import { createHash } from 'node:crypto';
import type { NatsLogin } from '../house/house.js';

/** Lives of families, a like number in each commune, and of the communes themselves. */
export interface Telling {
  nats: NatsLogin;
  seed: number;
  communes: readonly string[];
  /** In all. */
  families: number;
  manner: Partial<Manner>;
}

export interface Told {
  facts: number;
  /** Of the ids of all facts, so that two tellings can be held against each other. */
  digest: string;
}

/** The server takes no more in one batch. */
const AT_ONCE = 1_000;
/** Families of each commune whose facts are told in the order of time before others come: what happens to one is spread out. */
const TOGETHER = 8;

/** Tells everything as the relays of the services do, in batches of which the broker syncs each. */
async function tell({ nats, seed, communes, families, manner }: Telling): Promise<Told> {
  const connection = await connect({ servers: nats.url, user: nats.user, pass: nats.password });
  const client = jetstream(connection, { timeout: 60_000 });
  const hash = createHash('sha256');
  let facts = 0;
  for (const events of turns(seed, communes, families, manner)) {
    events.sort((one, other) => (one.asof < other.asof ? -1 : one.asof > other.asof ? 1 : 0));
    for (let at = 0; at < events.length; at += AT_ONCE) await publish(client, events.slice(at, at + AT_ONCE));
    for (const { id } of events) hash.update(id);
    facts += events.length;
  }
  await connection.close();
  return { facts, digest: hash.digest('hex') };
}

function* turns(
  seed: number,
  communes: readonly string[],
  families: number,
  manner: Partial<Manner>,
): Generator<OlnEvent[]> {
  const lives = communes.map((commune, number) => new Lives(seed + number, commune, manner));
  const each = Math.ceil(families / communes.length);
  for (let first = 0; first < each; first += TOGETHER) {
    const numbers = Array.from({ length: Math.min(TOGETHER, each - first) }, (_, at) => first + at);
    yield lives.flatMap((one, place) => {
      for (const number of numbers) if (number * communes.length + place < families) one.live(number);
      return one.drain();
    });
  }
  yield lives.flatMap((one) => {
    one.community(Math.min(each, 40));
    return one.drain();
  });
}

async function publish(client: JetStreamClient, events: readonly OlnEvent[]): Promise<void> {
  const [first, ...rest] = events.map((event) => [subjectOf(event), JSON.stringify(event)] as const);
  const last = rest.pop();
  if (!first) return;
  if (!last) return void (await client.publish(...first));
  const batch = await client.startBatch(...first);
  for (const message of rest) batch.add(...message);
  await batch.commit(...last);
}

process.on('message', (telling: Telling) => {
  tell(telling).then(
    (told) => process.send!(told),
    (error: Error) => process.send!({ problem: `The telling broke off: ${error.message}` }),
  );
});
process.on('disconnect', () => process.exit(0));
