import { jetstream, type Batch, type JetStreamClient } from '@nats-io/jetstream';
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/nats-core';
import { NatsAway } from './nats-away.js';
import type { NatsLink } from './nats-link.js';
import { DEFAULT_STREAM, ensureStream, type StreamLimits } from './stream.js';

/** A fact as it goes out; `payload` is the CloudEvent's JSON. */
export interface OutgoingEvent {
  id: string;
  subject: string;
  payload: string;
  traceparent: string | null;
}

export type PublishOutcome = 'published' | 'duplicate';

const ACK_MS = 3_000;
/** The server takes at most 1,000 messages in one atomic batch. */
export const BATCH_AT_MOST = 1_000;

/** Publishes with the message id, so that the stream drops what it has had within its duplicate window. */
export class StreamPublisher {
  private ensuredOn?: NatsConnection;

  constructor(
    private readonly link: NatsLink,
    private readonly stream = DEFAULT_STREAM,
    private readonly limits: StreamLimits = {},
  ) {}

  /** Throws while NATS is away. The stream is looked for once per connection, and again after `doubt()`. */
  async ready(): Promise<void> {
    if (!this.link.connected) throw new NatsAway();
    const connection = await this.link.connection();
    if (this.ensuredOn === connection) return;
    await ensureStream(this.link, this.stream, this.limits);
    this.ensuredOn = connection;
  }

  /** After a failure the stream may be gone (a server that lost its files): look again. */
  doubt(): void {
    this.ensuredOn = undefined;
  }

  async publish(event: OutgoingEvent): Promise<PublishOutcome> {
    const client = await this.client();
    const ack = await client.publish(event.subject, event.payload, { headers: headersOf(event), timeout: ACK_MS });
    return ack.duplicate ? 'duplicate' : 'published';
  }

  /** All or none, in order, with one wait for the disk. A batch in which one id has been seen is refused as a whole. */
  async publishTogether(events: readonly OutgoingEvent[]): Promise<void> {
    const [first, ...rest] = events;
    const last = rest.pop();
    if (!first || !last) throw new Error('A batch needs two events at least');
    const client = await this.client();
    const batch = await client.startBatch(first.subject, first.payload, { headers: headersOf(first), timeout: ACK_MS });
    for (const event of rest) add(batch, event);
    await batch.commit(last.subject, last.payload, { headers: headersOf(last), timeout: ACK_MS });
  }

  /** While the connection is down nothing is handed to the library: it would send it late, after its turn. */
  private async client(): Promise<JetStreamClient> {
    if (!this.link.connected) throw new NatsAway();
    return jetstream(await this.link.connection(), { timeout: ACK_MS });
  }
}

function add(batch: Batch, event: OutgoingEvent): void {
  batch.add(event.subject, event.payload, { headers: headersOf(event) });
}

function headersOf({ id, traceparent }: OutgoingEvent): MsgHdrs {
  const made = headers();
  made.set('Nats-Msg-Id', id);
  made.set('Content-Type', 'application/cloudevents+json');
  if (traceparent) made.set('traceparent', traceparent);
  return made;
}
