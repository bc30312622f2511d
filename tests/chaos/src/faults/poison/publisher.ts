import { jetstream, JetStreamApiError } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import { PLANTED_HEADER, type PlantedKind } from '../../house/stream-reader.js';
import type { Published } from './sound-facts.js';

/** Of the stream: a message is larger than it takes. */
const TOO_LARGE = 10_054;

/** Publishes with the house's rights what no service would. False: the stream itself did not take it. */
export async function publish(
  connection: NatsConnection,
  { id, subject, payload }: Published,
  kind: PlantedKind,
): Promise<boolean> {
  const made = headers();
  made.set('Nats-Msg-Id', id);
  made.set(PLANTED_HEADER, kind);
  try {
    await jetstream(connection).publish(subject, payload, { headers: made, timeout: 5_000 });
    return true;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === TOO_LARGE) return false;
    throw error;
  }
}
