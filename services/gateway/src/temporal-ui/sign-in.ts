import { languageOf } from '@oln/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { takeForms } from '../edge/form-body.js';
import { hashSource } from '../edge/page-policy.js';

/**
 * In a trial a development token lets people in, as everywhere else. It comes in the part of the address that browsers send to nobody
 * (`/temporal/login#<token>`), or typed in, and is kept in a cookie. Production has no such door: there people sign in with the provider.
 */
export const LOGIN = '/temporal/login';
const COOKIE = 'oln_temporal';
const TWELVE_HOURS = 12 * 3_600;

/** The token of the cookie; only for the UI's own addresses. */
export function cookieToken({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): string | undefined {
  if (!isOfUi(url)) return undefined;
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w.-]{1,4096})(?:;|$)`).exec(headers.cookie ?? '')?.[1];
}

export const isOfUi = (url: string): boolean => /^\/temporal([/?]|$)/.test(url);
/** Browsers fetch a page's manifest without its cookies; there is nothing in it. */
export const isOpenAddress = (url: string, takesTokens: boolean): boolean =>
  [...(takesTokens ? [LOGIN] : []), '/temporal/site.webmanifest'].includes(url.split('?')[0]!);

/** A page asked for by a browser that has no token is answered with the way in; what a page asks for is not. */
export function showWayIn(request: FastifyRequest, reply: FastifyReply, login: string): boolean {
  const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  if (!isOfUi(request.url) || !wantsPage) return false;
  void reply.redirect(`${login}?next=${encodeURIComponent(request.url)}`, 303);
  return true;
}

const TEXTS = {
  es: {
    title: 'Procesos de la OLN',
    token: 'Token de supervisión',
    enter: 'Ingresar',
    where: './oln ui lo entrega en un ambiente de prueba.',
    wrong: 'Ese token no es válido o venció.',
  },
  en: {
    title: 'Processes of the OLN',
    token: 'Token of a supervisor',
    enter: 'Sign in',
    where: './oln ui gives one in a trial environment.',
    wrong: 'That token is not valid, or it has expired.',
  },
};

const STYLE =
  'body{font:16px system-ui;max-width:30rem;margin:15vh auto;padding:0 1rem}label,textarea,button{display:block;width:100%;margin:.5rem 0}textarea{height:6rem}button{padding:.6rem}[role=alert]{color:#a00}';
/** What a supervisor wants to see of each process; who chose other columns keeps them. */
const COLUMNS = [
  'Status',
  'Workflow ID',
  'OlnStage',
  'OlnDue',
  'OlnOverdue',
  'OlnPersonInCharge',
  'OlnPriority',
  'OlnCommune',
];
const CHOSEN = JSON.stringify({ default: COLUMNS.map((label) => ({ label })) });
/** A link that brings its token signs in by itself. */
const SCRIPT =
  `const c="namespace-workflow-table-columns";localStorage.getItem(c)||localStorage.setItem(c,${JSON.stringify(CHOSEN)});` +
  'const t=location.hash.slice(1);if(t){history.replaceState(0,"",location.pathname+location.search);const f=document.forms[0];f.token.value=t;f.submit()}';
const POLICY = `default-src 'none'; style-src ${hashSource(STYLE)}; script-src ${hashSource(SCRIPT)}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

function page(language: 'es' | 'en', isWrong: boolean): string {
  const { title, token, enter, where, wrong } = TEXTS[language];
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>
<h1>${title}</h1>${isWrong ? `<p role="alert">${wrong}</p>` : ''}
<form method="post"><label for="token">${token}</label><textarea id="token" name="token" required autocomplete="off" spellcheck="false"></textarea>
<p>${where}</p><button>${enter}</button></form><script>${SCRIPT}</script></html>`;
}

/** The page that takes a token, and the cookie it becomes. */
export async function openSignIn(server: FastifyInstance, isToken: (token: string) => Promise<boolean>): Promise<void> {
  await server.register(async (own) => {
    takeForms(own, 8_192);
    own.get(LOGIN, async (request, reply) => send(request, reply, 200, false));
    own.post<{ Body: URLSearchParams }>(LOGIN, async (request, reply) => {
      const token = (request.body as URLSearchParams | undefined)?.get('token')?.trim() ?? '';
      if (!(await isToken(token))) return send(request, reply, 401, true);
      return reply.header('set-cookie', cookie(request, token)).redirect(nextOf(request.url), 303);
    });
  });
}

const send = (request: FastifyRequest, reply: FastifyReply, status: number, isWrong: boolean): FastifyReply =>
  reply
    .status(status)
    .header('content-security-policy', POLICY)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page(languageOf(request), isWrong));

const cookie = ({ protocol }: FastifyRequest, token: string): string =>
  `${COOKIE}=${token}; Path=/temporal; HttpOnly; SameSite=Strict; Max-Age=${TWELVE_HOURS}${protocol === 'https' ? '; Secure' : ''}`;

/** Only to a page of the UI: a link must not lead people elsewhere. */
function nextOf(url: string): string {
  const next = new URL(url, 'http://gateway').searchParams.get('next') ?? '';
  return /^\/temporal(\/(?!login)[\w./?=&%:"-]*)?$/.test(next) && !next.includes('//')
    ? next
    : '/temporal/namespaces/default/workflows';
}
