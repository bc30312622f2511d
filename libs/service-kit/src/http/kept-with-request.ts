import type { Span } from '@opentelemetry/api';
import type { Principal } from '@oln/identity';
import type { FastifyInstance } from 'fastify';

/**
 * What the door keeps with a request. Not in a WeakMap: one that is old keeps what is young from being collected until
 * the whole heap is.
 */
declare module 'fastify' {
  interface FastifyRequest {
    olnPrincipal: Principal | null;
    /** With which they came, in a header or otherwise. */
    olnToken: string | null;
    olnSpan: Span | null;
  }
}

export function decorateRequests(server: FastifyInstance): void {
  server.decorateRequest('olnPrincipal', null);
  server.decorateRequest('olnToken', null);
  server.decorateRequest('olnSpan', null);
}
