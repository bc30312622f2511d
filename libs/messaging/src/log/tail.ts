import { DeliverPolicy, jetstream, type JsMsg } from '@nats-io/jetstream';
import type { OlnEvent } from '@oln/contracts';
import type { NatsLink } from '../nats/nats-link.js';
import { DEFAULT_STREAM, EVENT_SUBJECTS } from '../nats/stream.js';

export interface Tailing {
  stream?: string;
  /** CUT code; default: all. */
  commune?: string;
  /** Default: from now on. */
  since?: Date;
  signal?: AbortSignal;
}

/** Events as they come, in the order of the stream, until `signal` or the end of the connection. Leaves nothing behind. */
export async function* tail(
  link: NatsLink,
  { stream = DEFAULT_STREAM, commune, since, signal }: Tailing = {},
): AsyncGenerator<OlnEvent> {
  const client = jetstream(await link.connection());
  const consumer = await client.consumers.get(stream, {
    filter_subjects: commune ? `oln.v1.${commune}.>` : EVENT_SUBJECTS,
    ...(since
      ? { deliver_policy: DeliverPolicy.StartTime, opt_start_time: since.toISOString() }
      : { deliver_policy: DeliverPolicy.New }),
  });
  const messages = await consumer.consume();
  signal?.addEventListener('abort', () => void messages.close(), { once: true });
  try {
    for await (const message of messages) {
      const event = readable(message);
      if (event) yield event;
    }
  } finally {
    await messages.close();
  }
}

/** What is no event is parked by who should have heard it; whoever looks on passes over it. */
function readable(message: JsMsg): OlnEvent | undefined {
  try {
    return message.json<OlnEvent>();
  } catch {
    return undefined;
  }
}
