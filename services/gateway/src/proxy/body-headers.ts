import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Headers of a request that is passed on without a body must announce none: the service would take the next request of the connection,
 * somebody else's, for that body, and answers would go to whom they are not for. (A GET may come with a body; it stays here.)
 */
export function bodyHeaders({ body }: Pick<FastifyRequest, 'body'>, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  if (body) return headers;
  const { 'content-length': _length, 'transfer-encoding': _coding, ...rest } = headers;
  return rest;
}
