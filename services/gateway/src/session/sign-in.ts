import type { INestApplicationContext } from '@nestjs/common';
import { languageOf, LOGGER, plainProblem, sendProblem } from '@oln/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { FalseCredentials } from '../edge/false-credentials.js';
import { putOff } from '../edge/rate-limits.js';
import { browserOf } from './browser.js';
import {
  isOwnPage,
  isUnasked,
  notPending,
  noSession,
  pendingCookie,
  pendingOf,
  sessionCookie,
  sessionSecret,
} from './cookies.js';
import { IdentityProvider, isLoopback, WEAK, type ProviderConfig } from './identity-provider.js';
import { nextPage } from './next-page.js';
import { Sessions, type Me } from './sessions.service.js';
import { signInPage, type WhyNot } from './sign-in-page.js';
import { TokenIssuer } from './token-issuer.js';

/** Needs no credential: it is how one comes by one. */
export const isSignIn = (url: string): boolean =>
  /^\/(auth\/(login|callback|logout|me|place|token)|\.well-known\/jwks\.json)(\?|$)/.test(url);

/** How people sign in and out with a browser, and the keys that verify the tokens they act with. */
export async function openSignIn(
  server: FastifyInstance,
  app: INestApplicationContext,
  config: ProviderConfig | undefined,
): Promise<void> {
  const issuer = app.get(TokenIssuer);
  server.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(issuer.shown()),
  );
  if (!config) return;
  const log = app.get<Logger>(LOGGER, { strict: false });
  const [sessions, falseOnes] = [app.get(Sessions), app.get(FalseCredentials, { strict: false })];
  const doors = new SignInDoors({ sessions, falseOnes, provider: new IdentityProvider(config), log }, config.publicUrl);
  server.get('/auth/login', (request, reply) => doors.login(request, reply));
  server.get('/auth/callback', (request, reply) => doors.callback(request, reply));
  server.post('/auth/logout', (request, reply) => doors.logout(request, reply));
  server.get('/auth/me', (request, reply) => doors.me(request, reply));
  server.post('/auth/place', (request, reply) => doors.place(request, reply));
}

class SignInDoors {
  constructor(
    private readonly parts: {
      sessions: Sessions;
      falseOnes: FalseCredentials;
      provider: IdentityProvider;
      log: Logger;
    },
    private readonly home: string,
  ) {}

  async login(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    // On this machine itself a browser knows two names of the gateway, and keeps cookies for each apart.
    if (isOtherNameOf(request.hostname, this.home)) return reply.redirect(new URL(request.url, this.home).href, 303);
    if (isUnasked(request)) return sendPage(request, reply, 'unasked');
    const query = request.query as { next?: string; anew?: unknown };
    const next = nextPage(query.next);
    try {
      const { url, pending } = await this.parts.provider.wayThere({ anew: query.anew !== undefined });
      return await reply
        .header('set-cookie', pendingCookie(this.home, { ...pending, next }))
        .header('cache-control', 'no-store')
        .redirect(url, 303);
    } catch (error) {
      this.parts.log.warn({ error: nameOf(error) }, 'The identity provider is away');
      return sendPage(request, reply, 'away');
    }
  }

  async callback(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const pending = pendingOf(request, this.home);
    if (!pending) return sendPage(request, reply, 'expired');
    void reply.header('set-cookie', notPending(this.home));
    try {
      const query = request.url.slice(request.url.indexOf('?'));
      const signedIn = request.url.includes('?') ? await this.parts.provider.signedIn(query, pending) : undefined;
      if (!signedIn) return sendPage(request, reply, 'refused');
      if (signedIn === WEAK) return sendPage(request, reply, 'weak');
      const secret = await this.parts.sessions.open(signedIn, browserOf(request.headers['user-agent']));
      if (!secret) return sendPage(request, reply, 'unknown');
      this.parts.falseOnes.good(secret);
      // Whoever got hold of the one before is out, too.
      const before = sessionSecret(request, this.home);
      if (before) await this.parts.sessions.end(before);
      return await reply.header('set-cookie', sessionCookie(this.home, secret)).redirect(pending.next, 303);
    } catch (error) {
      this.parts.log.warn({ error: nameOf(error) }, 'Nobody could be signed in');
      return sendPage(request, reply, 'away');
    }
  }

  /** Here at once, and at the provider if it offers that. */
  async logout(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!isOwnPage(request, this.home)) return forbidden(request, reply);
    const everywhere = (request.query as { everywhere?: unknown }).everywhere !== undefined;
    const ended = await this.bySecret(request, (secret) => this.parts.sessions.end(secret, { everywhere }));
    const waitMs = ended ? undefined : await this.mustWaitMs(request);
    if (waitMs) return putOff(request, reply, waitMs);
    const out = await this.parts.provider.wayOut(ended?.idToken).catch(() => undefined);
    return reply
      .header('set-cookie', noSession(this.home))
      .header('clear-site-data', '"cache", "storage"')
      .redirect(out ?? '/', 303);
  }

  async me(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const me = await this.whoAsks(request);
    return me ? reply.header('cache-control', 'no-store').send(me) : this.notSignedIn(request, reply);
  }

  async place(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!isOwnPage(request, this.home)) return forbidden(request, reply);
    const secret = sessionSecret(request, this.home);
    const { commune } = (request.body ?? {}) as { commune?: unknown };
    if (!secret || !(await this.whoAsks(request))) return this.notSignedIn(request, reply);
    const moved = typeof commune === 'string' && (await this.parts.sessions.move(secret, commune));
    return moved ? reply.status(204).send() : forbidden(request, reply);
  }

  private whoAsks(request: FastifyRequest): Promise<Me | undefined> {
    return this.bySecret(request, (secret) => this.parts.sessions.me(secret));
  }

  private async bySecret<Value>(
    request: FastifyRequest,
    ask: (secret: string) => Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    const secret = sessionSecret(request, this.home);
    return secret ? this.parts.falseOnes.ifGood(request.ip, secret, () => ask(secret)) : undefined;
  }

  /** For who came by a secret that opens nothing, from an address that has brought too many of them. */
  private async mustWaitMs(request: FastifyRequest): Promise<number | undefined> {
    return sessionSecret(request, this.home) ? this.parts.falseOnes.waitMs(request.ip) : undefined;
  }

  private async notSignedIn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const waitMs = await this.mustWaitMs(request);
    if (waitMs) return putOff(request, reply, waitMs);
    sendProblem(reply, plainProblem(401, languageOf(request)));
    return reply;
  }
}

/** `localhost` for `127.0.0.1`, or the other way round. */
function isOtherNameOf(hostname: string, home: string): boolean {
  const at = new URL(home);
  return hostname !== at.hostname && isLoopback(at) && isLoopback({ hostname });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'error');

const forbidden = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  sendProblem(reply, plainProblem(403, languageOf(request)));
  return reply;
};

function sendPage(request: FastifyRequest, reply: FastifyReply, why: WhyNot): FastifyReply {
  const { status, html, policy } = signInPage(why, languageOf(request));
  return reply
    .status(status)
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
}
