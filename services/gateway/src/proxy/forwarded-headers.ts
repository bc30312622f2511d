import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

type Asked = Pick<FastifyRequest, 'ip' | 'protocol' | 'host'>;

/** Headers in which whoever passes something on tells where it came from. */
const TOLD = /^(forwarded|x-forwarded-.*|x-real-ip)$/;

/**
 * Where a call came from as the gateway knows it, which believes its own proxies alone. Services believe the gateway and write it into
 * the audit log: what callers say of themselves must not get there by way of it.
 */
export function forwardedHeaders({ ip, protocol, host }: Asked, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const rest = Object.fromEntries(Object.entries(headers).filter(([name]) => !TOLD.test(name)));
  const home = host ? { 'x-forwarded-host': host } : {};
  return { ...rest, ...home, 'x-forwarded-for': ip, 'x-forwarded-proto': protocol };
}
