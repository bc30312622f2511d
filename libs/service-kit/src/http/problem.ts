import type { Refusal } from '@oln/contracts';

type Language = 'es' | 'en';

/** RFC 9457 problem details, as every door of HTTP answers an error. Never holds what the caller sent. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** Stable code, e.g. `FAMILY_PLAN.NOT_AGREED`. */
  code: string;
  /** What to do about it, in the caller's language. */
  detail: string;
  field?: string;
  errors?: { field: string; code: string; detail: string }[];
  traceId?: string;
}

export function problemOf(refusal: Refusal, language: Language): Problem {
  const { definition, at } = refusal;
  return {
    type: `urn:oln:problem:${definition.code}`,
    title: fill(definition.title[language], at.params),
    status: definition.status,
    code: definition.code,
    detail: fill(definition.todo[language], at.params),
    field: at.field,
  };
}

const fill = (text: string, params: Record<string, string | number> = {}): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));

const PLAIN: Record<number, { code: string; es: [string, string]; en: [string, string] }> = {
  400: {
    code: 'REQUEST.MALFORMED',
    es: ['La solicitud no se puede leer', 'Revise el formato JSON y las cabeceras'],
    en: ['The request cannot be read', 'Check the JSON and the headers'],
  },
  401: {
    code: 'REQUEST.NOT_SIGNED_IN',
    es: ['Falta una credencial válida', 'Inicie sesión y envíe el token en Authorization: Bearer'],
    en: ['A valid credential is missing', 'Sign in and send the token as Authorization: Bearer'],
  },
  404: {
    code: 'REQUEST.NO_SUCH_ADDRESS',
    es: ['Esa dirección no existe', 'Revise la dirección en la documentación de la API'],
    en: ['There is no such address', 'Check the address in the documentation of the API'],
  },
  405: {
    code: 'REQUEST.NO_SUCH_METHOD',
    es: ['Esa dirección no admite ese método', 'Revise el método en la documentación de la API'],
    en: ['That address does not take this method', 'Check the method in the documentation of the API'],
  },
  413: {
    code: 'REQUEST.TOO_LARGE',
    es: ['La solicitud es demasiado grande', 'Envíela en partes'],
    en: ['The request is too large', 'Send it in parts'],
  },
  415: {
    code: 'REQUEST.WRONG_TYPE',
    es: ['Ese tipo de contenido no se admite', 'Envíe application/json'],
    en: ['That content type is not taken', 'Send application/json'],
  },
  429: {
    code: 'REQUEST.TOO_MANY',
    es: ['Demasiadas solicitudes', 'Espere un momento y repita'],
    en: ['Too many requests', 'Wait a moment and repeat'],
  },
  503: {
    code: 'SERVICE.UNAVAILABLE',
    es: [
      'El servicio no puede responder ahora; nada se perdió',
      'Repita en unos segundos con la misma Idempotency-Key',
    ],
    en: ['The service cannot answer now; nothing was lost', 'Repeat in a few seconds with the same Idempotency-Key'],
  },
  500: {
    code: 'SERVICE.FAILED',
    es: ['Algo falló de nuestro lado', 'Repita; si sigue, avise con el traceId'],
    en: ['Something failed on our side', 'Repeat; if it persists, report the traceId'],
  },
};

/** Problem of a bare HTTP status. */
export function plainProblem(status: number, language: Language): Problem {
  const known = PLAIN[status] ?? PLAIN[status < 500 ? 400 : 500]!;
  const [title, detail] = known[language];
  return { type: `urn:oln:problem:${known.code}`, title, status, code: known.code, detail };
}
