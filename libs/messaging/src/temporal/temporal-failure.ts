import { isGrpcServiceError, ServiceError } from '@temporalio/client';
import { ProcessBusy, ProcessesAway } from './process-gateway.js';

/** gRPC status codes. */
const CANCELLED = 1;
const UNKNOWN = 2;
const DEADLINE_EXCEEDED = 4;
const RESOURCE_EXHAUSTED = 8;
const ABORTED = 10;
const INTERNAL = 13;
const UNAVAILABLE = 14;

const AWAY = [UNAVAILABLE, CANCELLED];
const BUSY = [DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, INTERNAL, UNKNOWN];

/** Says whose fault a failed call was: everybody's, this process's for the moment, or the message's own. */
export function judged(error: unknown): unknown {
  // A server that has just started knows no namespace yet.
  if (error instanceof Error && error.name === 'NamespaceNotFoundError') return new ProcessesAway(error);
  const cause = error instanceof ServiceError ? error.cause : error;
  if (!isGrpcServiceError(cause)) return error;
  if (AWAY.includes(cause.code)) return new ProcessesAway(cause);
  return BUSY.includes(cause.code) ? new ProcessBusy(cause) : cause;
}
