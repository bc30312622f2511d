import httpProxy from '@fastify/http-proxy';
import { tlsTrouble, type Tls } from '@oln/crypto';
import { languageOf, plainProblem, sendProblem } from '@oln/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { bodyHeaders } from './body-headers.js';
import { forwardedHeaders } from './forwarded-headers.js';
import { Upstreams } from './upstreams.js';

/** How services are reached. */
export interface Way {
  /** Absent: in clear, or by what Node.js believes. */
  tls?: Tls;
  log: Pick<Logger, 'warn'>;
}

/** One address for all APIs: `/api/<service>/v1/…` goes to a replica of the service. Rights are checked there again. */
export async function openProxy(server: FastifyInstance, services: Record<string, string[]>, way: Way): Promise<void> {
  await server.register(async (own) => {
    // What cannot be passed on (an address with steps upwards, a body that breaks off) is answered as everything else is.
    own.setErrorHandler<{ statusCode?: number }>((error, request, reply) =>
      sendProblem(reply, plainProblem(error.statusCode ?? 500, languageOf(request))),
    );
    for (const [service, urls] of Object.entries(services)) await passOn(own, service, new Upstreams(urls), way);
  });
}

async function passOn(server: FastifyInstance, service: string, upstreams: Upstreams, way: Way): Promise<void> {
  const prefix = `/api/${service}/v1`;
  const tellWhy = teller(service, way);
  await server.register(httpProxy, {
    upstream: '',
    prefix,
    rewritePrefix: prefix,
    // The library believes any certificate unless it is told otherwise.
    http: { requestOptions: { timeout: 30_000, rejectUnauthorized: true }, agentOptions: { ...way.tls } },
    replyOptions: {
      getUpstream: (request) => {
        const chosen = upstreams.next();
        (request as Routed).upstream = chosen;
        return chosen;
      },
      rewriteRequestHeaders: (request, headers) => passedOn(request as unknown as FastifyRequest, headers),
      onError: (reply, { error }) => {
        tellWhy(error);
        unavailable(reply as unknown as FastifyReply, upstreams);
      },
    },
  });
}

const AGAIN_MS = 60_000;

/** What heals by itself is told by who is away; certificates that do not fit stay so until somebody hears of it: once a minute. */
function teller(service: string, { tls, log }: Way): (error: unknown) => void {
  let toldAt = -Infinity;
  return (error) => {
    const why = tlsTrouble(error, tls);
    if (!why || Date.now() - toldAt < AGAIN_MS) return;
    toldAt = Date.now();
    log.warn({ service, why }, 'A service is not reachable');
  };
}

/** The cookie stays here: who came with one is passed on with the token that it stands for. */
function passedOn(request: FastifyRequest, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { olnToken } = request;
  const { cookie: _cookie, ...rest } = forwardedHeaders(request, bodyHeaders(request, headers));
  return olnToken ? { ...rest, authorization: `Bearer ${olnToken}` } : rest;
}

type Routed = { upstream?: string };

/** A replica that does not answer is passed over for a moment; the caller is asked to repeat, nothing was lost. */
function unavailable(reply: FastifyReply, upstreams: Upstreams): void {
  const request = reply.request as FastifyRequest & Routed;
  if (request.upstream) upstreams.failed(request.upstream);
  sendProblem(reply, plainProblem(503, languageOf(request)));
}
