import type { RefusalDefinition } from '@oln/contracts';
import { signingOutPolicy } from '../edge/page-policy.js';
import { localMoment, type Language } from '../words/local-time.js';
import { iso } from '../words/instant.js';
import type { BrowserFamily } from './browser.js';
import type { OwnSession } from './own-session.js';
import { SignInErrors } from './sign-in.errors.js';

export const SESSIONS_PAGE = '/auth/sessions';

const TEXTS = {
  es: {
    title: 'Sus sesiones abiertas',
    about: 'Aquí ve en qué navegadores ha ingresado. Si no reconoce uno, cierre su sesión y avise a su coordinación.',
    device: { computer: 'computador', mobile: 'teléfono o tableta' },
    other: 'Otro navegador',
    since: 'desde',
    seen: 'última actividad',
    isThis: 'Este navegador',
    end: 'Cerrar la sesión de',
    signOut: 'Salir aquí',
    everywhere: 'Salir en todos los navegadores',
    anew: 'Ingresar de nuevo',
    home: 'Volver al inicio',
  },
  en: {
    title: 'Your open sessions',
    about:
      'These are the browsers in which you are signed in. If you do not know one, end its session and tell your coordinator.',
    device: { computer: 'computer', mobile: 'telephone or tablet' },
    other: 'Another browser',
    since: 'since',
    seen: 'last seen',
    isThis: 'This browser',
    end: 'End the session of',
    signOut: 'Sign out here',
    everywhere: 'Sign out in all browsers',
    anew: 'Sign in again',
    home: 'Back to the start',
  },
};

const NAMES: Record<Exclude<BrowserFamily, 'other'>, string> = {
  ...{ edge: 'Edge', opera: 'Opera', firefox: 'Firefox', chrome: 'Chrome', safari: 'Safari' },
};

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}li{margin:1rem 0}button{font:inherit;padding:.4rem .8rem}[role=alert]{border-left:.3rem solid #a00;padding-left:.8rem}a{color:#0b4f8a}';

/** Its forms end sessions. */
export const sessionsPolicy = (signsOutAt: string): string => signingOutPolicy(signsOutAt, STYLE);

/** Where somebody is signed in, to be looked at and ended; `refused`: why one was not. */
export function sessionsPage(sessions: readonly OwnSession[], language: Language, refused?: RefusalDefinition): string {
  const text = TEXTS[language];
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text.title}</title><style>${STYLE}</style>
<main><h1>${text.title}</h1>${refused ? alert(refused, language) : ''}<p>${text.about}</p>
<ul>${sessions.map((session) => line(session, language)).join('\n')}</ul>
<form method="post" action="/auth/logout?everywhere"><button>${text.everywhere}</button></form>
<p><a href="/">${text.home}</a></p></main></html>
`;
}

function alert(refused: RefusalDefinition, language: Language): string {
  const { anew } = TEXTS[language];
  if (refused !== SignInErrors.NOT_RECENT) return `<p role="alert">${refused.title[language]}.</p>`;
  const link = `<a href="/auth/login?anew&amp;next=${SESSIONS_PAGE}">${anew}</a>`;
  return `<p role="alert">${refused.title[language]}. ${link}</p>`;
}

function line({ id, browser, device, openedAt, seenAt, isThis }: OwnSession, language: Language): string {
  const text = TEXTS[language];
  const name = `${browser === 'other' ? text.other : NAMES[browser]}, ${text.device[device]}`;
  const [since, seen] = [openedAt, seenAt].map((at) => localMoment(iso(at), language));
  const times = `${text.since} ${since}, ${text.seen} ${seen}`;
  if (isThis)
    return `<li><strong>${text.isThis}</strong>: ${name}, ${times}<form method="post" action="/auth/logout"><button>${text.signOut}</button></form></li>`;
  return `<li>${name}, ${times}<form method="post"><input type="hidden" name="id" value="${id}"><button>${text.end} ${name}</button></form></li>`;
}
