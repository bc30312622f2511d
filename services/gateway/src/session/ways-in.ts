import type { INestApplicationContext } from '@nestjs/common';
import type { WaysIn } from '@oln/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readGatewayConfig } from '../config.js';
import { isDashboardAsset, showWayToDashboard } from '../dashboard/way-to-dashboard.js';
import { isFrontPage } from '../front-page/front-page.js';
import { FalseCredentials } from '../edge/false-credentials.js';
import { putOff } from '../edge/rate-limits.js';
import { cookieToken, isOpenAddress, LOGIN, showWayIn } from '../temporal-ui/sign-in.js';
import { isOwnPage, sessionSecret } from './cookies.js';
import { showWayToSessions } from './sessions-page-door.js';
import { Sessions } from './sessions.service.js';
import { isSignIn } from './sign-in.js';

/** Ways into the house besides a token in a header: the cookie of who has signed in, and pages that need neither. */
export function waysIntoGateway(app: INestApplicationContext): WaysIn {
  const { provider, publicUrl, takesTokens } = readGatewayConfig();
  const sessions = app.get(Sessions, { strict: false });
  const falseOnes = app.get(FalseCredentials, { strict: false });
  const tokenOfSession = async (request: FastifyRequest): Promise<string | undefined> => {
    const secret = sessionSecret(request, publicUrl);
    // What a page elsewhere makes a browser ask is nobody's: it is refused as if there were no cookie.
    if (!secret || !isOwnPage(request, publicUrl)) return undefined;
    return falseOnes.ifGood(request.ip, secret, () => sessions.tokenOf(secret));
  };
  const putOffWhoTries = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    if (request.headers.authorization) await falseOnes.failed(request.ip);
    const waitMs = hasCredential(request, publicUrl) ? await falseOnes.waitMs(request.ip) : undefined;
    if (waitMs) putOff(request, reply, waitMs);
    return waitMs !== undefined;
  };
  const login = provider ? '/auth/login' : takesTokens ? LOGIN : undefined;
  return {
    isOpen: (url) => isOpenAddress(url, takesTokens) || isFrontPage(url) || isSignIn(url) || isDashboardAsset(url),
    tokenOf: (request) => (takesTokens ? cookieToken(request) : undefined) ?? tokenOfSession(request),
    refuse: (request, reply) =>
      (provider !== undefined && (showWayToDashboard(request, reply) || showWayToSessions(request, reply))) ||
      (login !== undefined && showWayIn(request, reply, login)) ||
      putOffWhoTries(request, reply),
  };
}

/** Who brings none is told to; who brings a false one, to wait. */
const hasCredential = (request: FastifyRequest, home: string): boolean =>
  request.headers.authorization !== undefined || sessionSecret(request, home) !== undefined;
