import type { ServiceName } from './envelope.js';

/**
 * What needs no token, by service: there the address itself is the key (a feed, a link that answers once). The service
 * checks it; the gateway only lets it through. What comes after `/api/<service>/v1/`; its routes are marked @Public.
 */
export const OPEN_ROUTES: Partial<Record<ServiceName, readonly string[]>> = {
  cases: ['feeds/', 'acknowledgements/'],
  offer: ['answers/'],
};

const PATH = /^\/api\/([a-z]+)\/v1\/([^?]*)/;

/** Whether an address is one of those, of any service. */
export function isOpenRoute(url: string): boolean {
  const [, service = '', rest = ''] = PATH.exec(url) ?? [];
  if (!Object.hasOwn(OPEN_ROUTES, service)) return false;
  return OPEN_ROUTES[service as ServiceName]!.some((prefix) => rest.length > prefix.length && rest.startsWith(prefix));
}
