import { escaped } from '@oln/service-kit';
import type { LinkView } from './acknowledgement.service.js';

/** The page of a link: plain HTML, no script, and nothing that tells who the child is. */

const STYLE = `body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
button{font:inherit;padding:.6rem 1.4rem;background:#0b4f8a;color:#fff;border:0;border-radius:.4rem}`;

/** Its style is its own, and nothing else is loaded, run or framed. */
export const PAGE_POLICY = `default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

const whole = (title: string, inside: string): string => `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${inside}</main><footer><p>Oficina Local de la Niñez</p></footer></body></html>`;

const localTime = (instant: string): string =>
  new Intl.DateTimeFormat('es-CL', { dateStyle: 'long', timeStyle: 'short', timeZone: 'America/Santiago' }).format(
    new Date(instant),
  );

/** Looking acknowledges nothing: mail programs open links by themselves. */
export function questionPage({ title, notifiedAt, expiresAt, used }: LinkView): string {
  const to = `<p>Notificación a: ${escaped(title.es)}, el ${localTime(notifiedAt)}.</p>`;
  if (used) return whole('El acuse de recibo ya fue registrado', to);
  const form = '<form method="post"><button type="submit">La recibimos</button></form>';
  const until = `<p>El enlace sirve una vez y vence el ${localTime(expiresAt)}.</p>`;
  return whole('¿Recibieron la notificación de la oficina?', `${to}${form}${until}`);
}

export const thanksPage = (): string =>
  whole('Gracias: el acuse de recibo quedó registrado', '<p>La oficina lo sabe desde ahora.</p>');
