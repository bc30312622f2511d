import { isOpenRoute } from '@oln/contracts';
import { languageOf, plainProblem, sendProblem } from '@oln/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Calls a minute; 0: no limit. Each replica of the gateway counts by itself. */
export interface RateLimitConfig {
  perPerson: number;
  /** To sign in, and by links that answer once; and credentials that open nothing, by themselves: from an address of the network. */
  perAddress: number;
}

export const MINUTE = 60;
/** Where one comes without a credential, or comes by one. */
const WITHOUT_CREDENTIAL = /^\/(auth\/(login|callback|token)|temporal\/login)(\?|$)/;

/**
 * Nobody's program, gone wild, takes the house from everybody else, and nobody tries secrets of systems, or links, by the thousand. After
 * who calls is settled: people behind one address share no limit.
 */
export function limitRates(server: FastifyInstance, { perPerson, perAddress }: RateLimitConfig): void {
  const people = limiter(perPerson);
  const addresses = limiter(perAddress);
  server.addHook('onRequest', async (request, reply) => {
    const [counted, key] = countedBy(request);
    const limit = counted === 'person' ? people : counted === 'address' ? addresses : undefined;
    const waitMs = limit && (await spend(limit, key));
    return waitMs ? putOff(request, reply, waitMs) : undefined;
  });
}

export function putOff(request: FastifyRequest, reply: FastifyReply, waitMs: number): FastifyReply {
  void reply.header('retry-after', String(Math.ceil(waitMs / 1_000)));
  sendProblem(reply, plainProblem(429, languageOf(request)));
  return reply;
}

const limiter = (points: number): RateLimiterMemory | undefined =>
  points > 0 ? new RateLimiterMemory({ points, duration: MINUTE }) : undefined;

/** How long to wait before the next call; undefined where one may call. */
export async function spend(limit: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limit.consume(key);
    return undefined;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(refused.msBeforeNext, 1);
    throw refused;
  }
}

function countedBy({ olnPrincipal, url, ip }: FastifyRequest): [by: 'person' | 'address' | 'nobody', key: string] {
  if (WITHOUT_CREDENTIAL.test(url) || isOpenRoute(url)) return ['address', ip];
  return olnPrincipal ? ['person', olnPrincipal.person] : ['nobody', ''];
}
