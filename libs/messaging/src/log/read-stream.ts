import {
  AckPolicy,
  DeliverPolicy,
  jetstream,
  jetstreamManager,
  JetStreamApiError,
  type Consumer,
  type JsMsg,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import type { EventDefinition, OlnEvent } from '@oln/contracts';
import { Decoder } from '../consumer/decode.js';
import { subjectsOf } from '../consumer/durable.js';
import { isStreamMissing } from '../nats/nats-away.js';
import type { NatsLink } from '../nats/nats-link.js';
import { DEFAULT_STREAM } from '../nats/stream.js';

/** What the stream holds now. */
export interface StreamStanding {
  /** Sequence of its oldest message; of the next one, while there is none. */
  first: number;
  last: number;
  messages: number;
  /** When its oldest message was stored. */
  since?: Date;
}

export interface StreamReading {
  stream?: string;
  /** Of the consumer that is made for it, and taken away; whoever reads under the same name takes it over. */
  name: string;
  hears: readonly EventDefinition[];
  /** Sequence behind which to begin. */
  after: number;
  /** Sequence at which to end. */
  until: number;
  /** Messages of a page. */
  pageSize?: number;
  signal?: AbortSignal;
}

export interface StreamPage {
  events: OlnEvent[];
  /** Sequence up to which everything was seen. */
  position: number;
  /** Messages that can never be taken in: whoever hears them has parked them. */
  unfit: number;
}

/**
 * The whole stream, and what is heard is picked out here: a server that is to look for dozens of kinds among the subjects of hundreds of communes
 * takes half a millisecond for every message.
 */
const EVERYTHING = ['>'];
const EXPIRES_MS = 2_000;
const IDLE_MS = 60_000;

export async function streamStanding(link: NatsLink, stream = DEFAULT_STREAM): Promise<StreamStanding> {
  const manager = await jetstreamManager(await link.connection(), { timeout: 3_000, checkAPI: false });
  try {
    const { state } = await manager.streams.info(stream);
    const { first_seq: first, last_seq: last, messages, first_ts } = state;
    return { first, last, messages, since: messages > 0 ? new Date(first_ts) : undefined };
  } catch (error) {
    if (isStreamMissing(error)) return { first: 1, last: 0, messages: 0 };
    throw error;
  }
}

/**
 * Reads the stream once more, page by page, beside those who hear it, and acknowledges nothing: whoever reads keeps the position with
 * what it makes of a page, and begins behind it after a crash. Throws where messages were lost on the way: begin again from the position.
 */
export async function* readStream(link: NatsLink, reading: StreamReading): AsyncGenerator<StreamPage> {
  const { stream = DEFAULT_STREAM, name, hears, after, until, pageSize = 1_000, signal } = reading;
  if (after >= until) return;
  const connection = await link.connection();
  const manager = await jetstreamManager(connection, { timeout: 3_000, checkAPI: false });
  await manager.consumers.delete(stream, name).catch(unlessMissing);
  await manager.consumers.add(stream, {
    // By a list of subjects a consumer is made under its durable name, which is what the rights of the reader are of.
    durable_name: name,
    filter_subjects: EVERYTHING,
    ack_policy: AckPolicy.None,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: after + 1,
    inactive_threshold: nanos(IDLE_MS),
    mem_storage: true,
  });
  const decoder = new Decoder(hears);
  const kinds = new Set(subjectsOf(hears).map(kindOf));
  try {
    const consumer = await jetstream(connection, { timeout: 3_000 }).consumers.get(stream, name);
    let seen = 0;
    for (let position = after; position < until && !signal?.aborted;) {
      const messages = await nextOf(consumer, pageSize);
      for (const { info } of messages)
        if (info.deliverySequence !== ++seen) throw new Error('Messages of the stream were lost on the way');
      const last = messages.at(-1);
      // Nothing of what is heard stands behind it.
      const isAll = last ? last.info.pending === 0 : (await consumer.info()).num_pending === 0;
      position = Math.max(position, isAll ? until : (last?.seq ?? position));
      yield pageOf(
        messages.filter(({ subject }) => kinds.has(kindOf(subject))),
        decoder,
        position,
      );
    }
  } finally {
    await manager.consumers.delete(stream, name).catch(() => undefined);
  }
}

/** Nobody waits for company where nothing more stands behind. */
async function nextOf(consumer: Consumer, pageSize: number): Promise<JsMsg[]> {
  const messages: JsMsg[] = [];
  for await (const message of await consumer.fetch({ max_messages: pageSize, expires: EXPIRES_MS })) {
    messages.push(message);
    if (message.info.pending === 0) break;
  }
  return messages;
}

function pageOf(messages: readonly JsMsg[], decoder: Decoder, position: number): StreamPage {
  const decoded = messages.map(({ data }) => decoder.decode(data));
  return {
    events: decoded.flatMap((one) => (one.kind === 'heard' ? one.event : [])),
    unfit: decoded.filter(({ kind }) => kind === 'unfit').length,
    position,
  };
}

/** `cases.case.opened`, of whatever commune. */
const kindOf = (subject: string): string => subject.split('.').slice(3).join('.');

const unlessMissing = (error: unknown): void => {
  if (!(error instanceof JetStreamApiError)) throw error;
};
