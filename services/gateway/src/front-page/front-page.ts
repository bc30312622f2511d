import { SERVICES, type ServiceName } from '@oln/contracts';
import { languageOf } from '@oln/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DASHBOARD } from '../dashboard/way-to-dashboard.js';
import { signingOutPolicy } from '../edge/page-policy.js';
import { sessionSecret } from '../session/cookies.js';
import { SESSIONS_PAGE } from '../session/sessions-page.js';

type Language = 'es' | 'en';

const ABOUT: Partial<Record<ServiceName, Record<Language, string>>> = {
  intake: {
    es: 'Personas, solicitudes, admisibilidad, cola priorizada, asignación',
    en: 'Persons, requests, admissibility, the priority queue, assignment',
  },
  cases: {
    es: 'Gestión de casos: del primer contacto al seguimiento; agenda',
    en: 'Case management: from the first contact to the follow-up; agenda',
  },
  alerts: {
    es: 'Alertas de SAN, de la red y de la oficina: verificación y respuesta',
    en: 'Alerts of SAN, the network and staff: verified and answered',
  },
  offer: {
    es: 'Mapa de oferta, derivación asistida, listas de espera, brechas',
    en: 'Map of offer, assisted referral, waiting lists, gaps',
  },
  community: {
    es: 'Planes comunitarios: etapas, actividades, participación de NNA',
    en: 'Community plans: stages, activities, participation of children',
  },
  reporting: {
    es: 'Indicadores y cifras de la comuna, la región y el país; los registros detrás de una cifra',
    en: 'Indicators and figures of the commune, the region and the country; the records behind a figure',
  },
  gateway: {
    es: 'Personas de la oficina, avisos, plazos de todos los procesos',
    en: 'People of the office, notices, deadlines of all processes',
  },
};

const TEXTS = {
  es: {
    title: 'OLN: Oficina Local de la Niñez',
    apis: 'Las API, y su descripción (OpenAPI)',
    token: 'Cada llamada lleva su token en Authorization: Bearer. En un ambiente de prueba: ./oln token PERSONA',
    dashboard: 'Tablero de Gestión Social: las cifras de la comuna, la región y el país',
    processes: 'Los procesos, para supervisión',
    signIn: 'Ingresar',
    signOut: 'Salir',
    sessions: 'Sus sesiones abiertas',
  },
  en: {
    title: 'OLN: local children’s rights office',
    apis: 'The APIs, and their descriptions (OpenAPI)',
    token: 'Every call carries its token in Authorization: Bearer. In a trial environment: ./oln token PERSON',
    dashboard: 'Social management dashboard: figures of the commune, the region and the country',
    processes: 'The processes, for supervisors',
    signIn: 'Sign in',
    signOut: 'Sign out',
    sessions: 'Your open sessions',
  },
};

/** What a stranger may see: where things are, and nothing of what is in them. */
export const isFrontPage = (url: string): boolean => /^\/(api\/?)?(\?|$)/.test(url);

/** What there is besides the APIs. */
export interface Offered {
  dashboard: boolean;
  processes: boolean;
  /** A provider of identities: where people reach the gateway, and the origin to which signing out leads on. */
  signIn?: { home: string; signsOutAt: string };
}

/** One page that leads to every API: HTML to browsers, JSON to programs. */
export function openFrontPage(server: FastifyInstance, services: string[], has: Offered): void {
  const shown = SERVICES.filter((name) => name === 'gateway' || services.includes(name));
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const language = languageOf(request);
    const wantsPage = (request.headers.accept ?? '').includes('text/html');
    void reply.header('vary', 'accept, accept-language, cookie');
    if (!wantsPage) return listed(shown, language, has);
    if (has.signIn) void reply.header('content-security-policy', signingOutPolicy(has.signIn.signsOutAt));
    const isIn = has.signIn !== undefined && sessionSecret(request, has.signIn.home) !== undefined;
    return reply.type('text/html; charset=utf-8').send(page(shown, language, has, isIn));
  };
  for (const path of ['/', '/api', '/api/']) server.get(path, answer);
}

const descriptionOf = (service: string): string => `/api/${service}/v1/openapi.json`;

const listed = (services: ServiceName[], language: Language, has: Offered) => ({
  services: services.map((name) => ({
    name,
    about: ABOUT[name]?.[language] ?? name,
    base: `/api/${name}/v1`,
    openapi: descriptionOf(name),
  })),
  ...(has.dashboard ? { dashboard: DASHBOARD } : {}),
  ...(has.processes ? { processes: '/temporal' } : {}),
  ...(has.signIn ? { signIn: '/auth/login' } : {}),
  health: '/health/ready',
});

/** From here one comes to pages of others, which know no way out: it is here. A cookie that opens nothing any more is taken back by it. */
function door(has: Offered, { signIn, signOut, sessions }: (typeof TEXTS)[Language], isIn: boolean): string {
  if (isIn)
    return `<p><a href="${SESSIONS_PAGE}">${sessions}</a></p><form method="post" action="/auth/logout"><button>${signOut}</button></form>`;
  return has.signIn ? `<p><a href="/auth/login?next=/api">${signIn}</a></p>` : '';
}

function page(services: ServiceName[], language: Language, has: Offered, isIn: boolean): string {
  const texts = TEXTS[language];
  const { title, apis, token, dashboard, processes } = texts;
  const rows = services.map((name) => {
    const link = `<a href="${descriptionOf(name)}">/api/${name}/v1</a>`;
    return `<li>${link} · ${ABOUT[name]?.[language] ?? name}</li>`;
  });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<h1>${title}</h1>${has.dashboard ? `<p><a href="${DASHBOARD}">${dashboard}</a></p>` : ''}${door(has, texts, isIn)}<h2>${apis}</h2><ul>${rows.join('')}</ul><p>${token}</p>
${has.processes ? `<p><a href="/temporal">${processes}</a></p>` : ''}</html>
`;
}
