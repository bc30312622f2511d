import type { INestApplicationContext } from '@nestjs/common';
import {
  CONFIG,
  KEYS,
  principalOfToken,
  type KeyRing,
  type Principal,
  type ServiceConfig,
  type WaysIn,
} from '@oln/service-kit';
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
  const verifier = { config: app.get<ServiceConfig>(CONFIG), keys: app.get<KeyRing>(KEYS) };
  server.addHook('onRequest', async (request) => {
    if (openMap.isOpen(request.url)) request.olnPrincipal ??= await readerOf(request, verifier);
  });
}

async function readerOf(
  { headers, method }: FastifyRequest,
  verifier: { config: ServiceConfig; keys: KeyRing },
): Promise<Principal> {
  const token = /^Bearer (\S{1,4096})$/.exec(headers.authorization ?? '')?.[1];
  const known = token ? await principalOfToken(token, verifier) : undefined;
  return known ?? anybody(method === 'GET' ? openCommunes() : []);
}
