import type { INestApplicationContext } from '@nestjs/common';
import { KnownTokens, type Principal, type WaysIn } from '@oln/service-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readOfferConfig } from '../config.js';

const PUBLISHED = /^\/api\/offer\/v1\/hsds(\/|\?|$)/;

/** Whoever has no token reads the maps that are open, and nothing else: the one principal for all of them. */
export const anybody = (communes: readonly string[]): Principal => ({
  person: 'anybody',
  roles: ['integrator'],
  communes: [...communes],
  kind: 'person',
});

let read: readonly string[] | undefined;
/** Read at the first call, which the start of the service is. */
const openCommunes = (): readonly string[] => (read ??= readOfferConfig().openMap);

/** Without an open map nobody comes in here without a token. */
export const openMap: WaysIn = {
  isOpen: (url) => openCommunes().length > 0 && PUBLISHED.test(url),
  tokenOf: () => undefined,
  refuse: () => false,
};

/** Lets readers without a token in. One who sends a token is who the token says. */
export function openTheMap(server: FastifyInstance, app: INestApplicationContext): void {
  if (openCommunes().length === 0) return;
  const tokens = app.get(KnownTokens);
  server.addHook('onRequest', async (request) => {
    if (openMap.isOpen(request.url)) request.olnPrincipal ??= await readerOf(request, tokens);
  });
}

async function readerOf({ headers, method }: FastifyRequest, tokens: KnownTokens): Promise<Principal> {
  const token = /^Bearer (\S{1,4096})$/.exec(headers.authorization ?? '')?.[1];
  const known = token ? await tokens.principalOf(token) : undefined;
  return known ?? anybody(method === 'GET' ? openCommunes() : []);
}
