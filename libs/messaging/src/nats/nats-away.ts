import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
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
];
const UNAVAILABLE = 503;

/** True for what heals by itself: no connection, no answer, no stream yet, no room or no leader at the moment. */
export function isNatsAway(error: unknown): boolean {
  if (!(error instanceof Error) || error.cause instanceof errors.PermissionViolationError) return false;
  if (error instanceof JetStreamApiError) return error.status === UNAVAILABLE || isStreamMissing(error);
  // What a publish without a stream gets; the library does not export its class.
  if (error.name === 'JetStreamNotEnabled') return true;
  return AWAY.some((kind) => error instanceof kind);
}

export const isStreamMissing = (error: unknown): boolean =>
  error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound;
