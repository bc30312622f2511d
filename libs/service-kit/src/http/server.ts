import helmet from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { isOpenRoute } from '@oln/contracts';
import type { Principal } from '@oln/identity';
import { KeysAwayError } from '@oln/crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { ServiceConfig } from '../config/service-config.js';
import { withContext } from '../context/call-context.js';
import type { ServiceClock } from '../context/service-clock.js';
import type { Metrics } from '../telemetry/metrics.js';
import { beforeRouting } from './before-routing.js';
import { ANSWER_POLICY } from './guard-headers.js';
import { decorateRequests } from './kept-with-request.js';
import { KnownTokens } from './known-tokens.js';
import { sendProblem } from './problem.filter.js';
import { plainProblem } from './problem.js';
import { contextOfRequest, languageOf } from './request-context.js';
import { RequestTrace } from './request-trace.js';

/** How people come in who do not send a token in a header: the gateway serves pages. */
export interface WaysIn {
  /** Needs no credential. */
  isOpen(url: string): boolean;
  /** A token that came otherwise than in `Authorization`. */
  tokenOf(request: FastifyRequest): Promise<string | undefined> | string | undefined;
  /** True if the caller without a good credential was answered here. */
  refuse(request: FastifyRequest, reply: FastifyReply): Promise<boolean> | boolean;
}

export interface HttpDoor {
  config: ServiceConfig;
  tokens: KnownTokens;
  clock: ServiceClock;
  metrics: Metrics;
  logger: Logger;
  waysIn?: WaysIn;
}

/** What every service shows to everybody; what one holds open besides is in the contracts (OPEN_ROUTES). */
const OPEN_PATHS = /^\/(health\/(live|ready)|metrics|api\/[a-z]+\/v1\/openapi\.json)(\?|$)/;
const BODY_LIMIT = 1_048_576;
const KEYS_AWAY = Symbol('the keys that verify tokens are away');

/** The HTTP door: who calls is settled before the body is read, and the context surrounds the handler. */
export function createHttpAdapter({ proxies, tls }: Pick<ServiceConfig['http'], 'proxies' | 'tls'>): FastifyAdapter {
  const options = {
    ...beforeRouting,
    bodyLimit: BODY_LIMIT,
    trustProxy: proxies,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle' as const,
    return503OnClosing: true,
  };
  if (!tls) return new FastifyAdapter(options);
  // Whoever shows no certificate that is asked for comes no further than the handshake.
  const https = { ...tls, requestCert: tls.ca !== undefined, rejectUnauthorized: tls.ca !== undefined };
  // The types take a server of HTTPS for another kind of adapter; it is used as the one of HTTP is.
  return new FastifyAdapter({ ...options, https }) as unknown as FastifyAdapter;
}

export async function openHttpDoor(server: FastifyInstance, door: HttpDoor): Promise<void> {
  decorateRequests(server);
  const trace = new RequestTrace(door);
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: ANSWER_POLICY },
  });
  server.addHook('onRequest', async (request, reply) => {
    // People's data stay in no browser and no proxy; the few routes that may be kept for a while say so themselves.
    void reply.header('cache-control', 'no-store');
    if (OPEN_PATHS.test(request.url) || isOpenRoute(request.url) || door.waysIn?.isOpen(request.url)) return;
    const principal = await authenticate(request, door);
    if (principal === KEYS_AWAY) return sendProblem(reply, plainProblem(503, languageOf(request)));
    if (!principal) return refuseCaller(request, reply, door);
    request.olnPrincipal = principal;
  });
  // After the body was parsed: async context does not survive the parser's streams.
  server.addHook('preHandler', (request, _reply, done) => {
    const principal = request.olnPrincipal;
    if (!principal) return done();
    trace.begin(request, () => withContext(contextOfRequest(request, principal, door.clock.now()), done));
  });
  // Not an interceptor: one alone would lead every call through Nest's observables.
  server.addHook('preSerialization', (_request, reply, answer, done) => {
    tagVersion(reply, answer);
    done(null, answer);
  });
  server.addHook('onResponse', async (request, reply) => trace.end(request, reply));
}

/** An answer with a `version` carries it as its ETag, to be sent back as If-Match. */
function tagVersion(reply: FastifyReply, answer: unknown): void {
  const version = (answer as { version?: unknown } | null)?.version;
  if (typeof version === 'number') reply.header('etag', `"${version}"`);
}

async function refuseCaller(request: FastifyRequest, reply: FastifyReply, door: HttpDoor): Promise<FastifyReply> {
  if (!(await door.waysIn?.refuse(request, reply))) sendProblem(reply, plainProblem(401, languageOf(request)));
  return reply;
}

async function authenticate(
  request: FastifyRequest,
  { tokens, waysIn }: HttpDoor,
): Promise<Principal | typeof KEYS_AWAY | undefined> {
  const inHeader = /^Bearer (\S{1,4096})$/.exec(request.headers.authorization ?? '')?.[1];
  const token = inHeader ?? (await waysIn?.tokenOf(request));
  if (!token) return undefined;
  request.olnToken = token;
  return tokens.principalOf(token).catch((error: unknown) => {
    if (error instanceof KeysAwayError) return KEYS_AWAY;
    throw error;
  });
}
