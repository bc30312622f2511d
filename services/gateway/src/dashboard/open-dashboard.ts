import { languageOf, plainProblem, sendProblem } from '@oln/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DashboardFiles, KeptFile } from './dashboard-files.js';
import { DASHBOARD } from './way-to-dashboard.js';

/**
 * Only what was built is loaded, from here, and only here is asked. `signsOutAt`: origin of the provider of identities, to which the form
 * for signing out leads on.
 */
export const pagePolicy = (signsOutAt?: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    ["form-action 'self'", ...(signsOutAt ? [signsOutAt] : [])].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The name of each holds a hash of what is in it. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** *Tablero de Gestión Social*: a page that asks the APIs as anybody who has signed in may. Its rights are theirs. */
export function openDashboard(server: FastifyInstance, files: DashboardFiles, signsOutAt?: string): void {
  const policy = pagePolicy(signsOutAt);
  const page = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    send(request, reply.header('cache-control', 'no-cache').header('content-security-policy', policy), files.page);
  for (const path of [DASHBOARD, `${DASHBOARD}/`]) server.get(path, page);
  server.get<{ Params: { name: string } }>(`${DASHBOARD}/assets/:name`, (request, reply) => {
    const file = files.assets.get(request.params.name);
    if (file) return send(request, reply.header('cache-control', FOR_EVER), file);
    sendProblem(reply, plainProblem(404, languageOf(request)));
    return reply;
  });
}

function send(request: FastifyRequest, reply: FastifyReply, { type, body, brotli }: KeptFile): FastifyReply {
  void reply.type(type).header('vary', 'accept-encoding');
  return brotli && takesBrotli(request.headers['accept-encoding'])
    ? reply.header('content-encoding', 'br').send(brotli)
    : reply.send(body);
}

/** `gzip, br;q=0.8`; nought says that it is not taken. */
const takesBrotli = (accepted: string | string[] | undefined): boolean =>
  String(accepted ?? '')
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*q=/))
    .some(([name, quality = '1']) => name === 'br' && Number(quality) > 0);
