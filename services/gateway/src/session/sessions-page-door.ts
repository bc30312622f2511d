import type { INestApplicationContext } from '@nestjs/common';
import { RefusedError, type RefusalDefinition } from '@oln/contracts';
import { languageOf } from '@oln/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { takeForms } from '../edge/form-body.js';
import { sessionSecret } from './cookies.js';
import { OwnSessions } from './own-sessions.service.js';
import { showWayBack } from './way-back.js';
import { SESSIONS_PAGE, sessionsPage, sessionsPolicy } from './sessions-page.js';

/** Whoever has not signed in is sent to do so, and comes back to it. */
export const showWayToSessions = (request: FastifyRequest, reply: FastifyReply): boolean =>
  showWayBack(request, reply, (url) => url.split('?')[0] === SESSIONS_PAGE, SESSIONS_PAGE);

/** The page on which people see and end their own sessions. `home`: where they reach it; `signsOutAt`: the origin of the provider. */
export async function openSessionsPage(
  server: FastifyInstance,
  app: INestApplicationContext,
  { home, signsOutAt }: { home: string; signsOutAt: string },
): Promise<void> {
  const sessions = app.get(OwnSessions, { strict: false });
  const policy = sessionsPolicy(signsOutAt);
  const show = async (request: FastifyRequest, reply: FastifyReply, refused?: RefusalDefinition) => {
    const own = await sessions.list(sessionSecret(request, home));
    return reply
      .status(refused?.status ?? 200)
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(sessionsPage(own, languageOf(request), refused));
  };
  await server.register(async (own) => {
    takeForms(own, 1_024);
    own.get(SESSIONS_PAGE, (request, reply) => show(request, reply));
    own.post(SESSIONS_PAGE, async (request, reply) => {
      const id = request.body instanceof URLSearchParams ? (request.body.get('id') ?? '') : '';
      const refused = await sessions.end(id, sessionSecret(request, home)).catch(refusalOf);
      return refused ? show(request, reply, refused) : reply.redirect(SESSIONS_PAGE, 303);
    });
  });
}

function refusalOf(error: unknown): RefusalDefinition {
  if (error instanceof RefusedError) return error.refusal.definition;
  throw error;
}
