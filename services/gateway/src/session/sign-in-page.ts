import { hashSource } from '../edge/page-policy.js';

/** Why somebody is not signed in. */
export type WhyNot = 'away' | 'expired' | 'refused' | 'unasked' | 'unknown' | 'weak';

const STATUS: Record<WhyNot, number> = { away: 503, expired: 400, refused: 401, unasked: 400, unknown: 403, weak: 403 };

const TEXTS = {
  es: {
    title: 'Ingreso a la OLN',
    again: 'Ingresar',
    away: 'El servicio de identidad no responde. No se perdió nada: vuelva a intentar en un momento.',
    expired: 'Este ingreso venció o se abrió en otro navegador.',
    refused: 'El servicio de identidad no confirmó quién es usted.',
    unasked: 'Otra página pidió que usted ingrese, y nadie hizo clic. Ingrese solo si quiere.',
    weak: 'Usted ingresó de un modo menos seguro que el que se pide aquí: use también su segundo factor.',
    unknown: 'Usted ingresó bien, pero ninguna oficina lo tiene registrado. Pídalo a la coordinación de su oficina.',
  },
  en: {
    title: 'Signing in to the OLN',
    again: 'Sign in',
    away: 'The identity service does not answer. Nothing was lost: try again in a moment.',
    expired: 'This sign-in has expired, or was begun in another browser.',
    refused: 'The identity service did not confirm who you are.',
    unasked: 'Another page asked for you to be signed in, and nobody clicked. Sign in only if you want to.',
    weak: 'You have signed in by a way less secure than is asked for here: use your second factor, too.',
    unknown: 'You have signed in, but no office knows you. Ask the coordinator of your office to register you.',
  },
};

const STYLE = 'body{font:16px system-ui;max-width:30rem;margin:15vh auto;padding:0 1rem}';
const POLICY = `default-src 'none'; style-src ${hashSource(STYLE)}; frame-ancestors 'none'; base-uri 'none'`;

export function signInPage(why: WhyNot, language: 'es' | 'en'): { status: number; html: string; policy: string } {
  const { title, again, ...reasons } = TEXTS[language];
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style>
<h1>${title}</h1><p role="alert">${reasons[why]}</p><p><a href="/auth/login">${again}</a></p></html>
`;
  return { status: STATUS[why], html, policy: POLICY };
}
