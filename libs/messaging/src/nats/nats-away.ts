import { JetStreamApiError, JetStreamNotEnabled, StreamNotFoundError } from '@nats-io/jetstream';
import { errors } from '@nats-io/nats-core';

/** Nothing can be said to NATS now; the message itself is not at fault. */
export class NatsAway extends Error {
  constructor() {
    super('NATS is away');
    this.name = 'NatsAway';
  }
}

const AWAY = [
  NatsAway,
  errors.TimeoutError,
  errors.RequestError,
  errors.NoRespondersError,
  errors.ClosedConnectionError,
  errors.DrainingConnectionError,
  errors.ConnectionError,
  JetStreamNotEnabled,
  StreamNotFoundError,
];
const UNAVAILABLE = 503;

/** True for what heals by itself: no connection, no answer, no stream yet, no room or no leader at the moment. */
export function isNatsAway(error: unknown): boolean {
  if (error instanceof JetStreamApiError && error.status === UNAVAILABLE) return true;
  return AWAY.some((kind) => error instanceof kind);
}
