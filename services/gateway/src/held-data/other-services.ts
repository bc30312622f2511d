import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, servicesBut, type RefusalDefinition } from '@oln/contracts';
import { securedGet, type Get } from '@oln/crypto';
import type { Page } from '@oln/service-kit';
import { readGatewayConfig } from '../config.js';
import { Upstreams } from '../proxy/upstreams.js';
import { HeldDataErrors } from './held-data.errors.js';

/** Who asks, and what for. */
export interface Asking {
  personId: string;
  reason: string;
  language: 'es' | 'en';
  /** The caller's own: each service holds its rights and audits by itself. */
  token: string;
  /** When the caller stops waiting. */
  until: AbortSignal;
}

/** Who holds anything on persons besides the gateway itself. */
export const OTHERS = servicesBut('gateway', 'reporting');
export type OtherService = (typeof OTHERS)[number];

const MOST = 200;
/** Replicas that are tried before a service counts as away. */
const TRIES = 3;

/** The other services, asked by HTTP under the caller's own token. What is not whole is refused. */
@Injectable()
export class OtherServices {
  private readonly upstreams: Record<OtherService, Upstreams>;
  private readonly get: Get;

  constructor() {
    const { services, servicesTls } = readGatewayConfig();
    this.get = securedGet(servicesTls);
    this.upstreams = Object.fromEntries(OTHERS.map((name) => [name, new Upstreams(services[name])])) as Record<
      OtherService,
      Upstreams
    >;
  }

  /** Page after page, until there is no other. Throws HELD_DATA.INCOMPLETE, or what the service refused with. */
  async *pages<Answer extends Page<unknown>>(
    service: OtherService,
    what: 'held-data' | 'readers',
    asking: Asking,
  ): AsyncGenerator<Answer> {
    let cursor: string | undefined;
    do {
      const answer: Answer = await this.page<Answer>(service, what, asking, { cursor, limit: MOST });
      yield answer;
      cursor = answer.next;
    } while (cursor);
  }

  async page<Answer>(
    service: OtherService,
    what: 'held-data' | 'readers',
    asking: Asking,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<Answer> {
    const query = new URLSearchParams({ reason: asking.reason, limit: String(limit), ...(cursor && { cursor }) });
    const response = await this.ask(service, `/persons/${asking.personId}/${what}?${query}`, asking);
    if (response.ok) return (await response.json().catch(() => incomplete(service))) as Answer;
    throw await refusalOf(response, service, asking.language);
  }

  private async ask(service: OtherService, path: string, { token, language, until }: Asking): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, 'accept-language': language };
    for (let attempt = 1; ; attempt++) {
      const url = this.upstreams[service].next();
      const asked = this.get(`${url}/api/${service}/v1${path}`, { headers, signal: until });
      const response = await asked.catch(() => undefined);
      if (response && response.status < 500) return response;
      this.upstreams[service].failed(url);
      if (attempt === TRIES || until.aborted) return incomplete(service);
    }
  }
}

function incomplete(service: OtherService): never {
  throw new RefusedError(refuse(HeldDataErrors.INCOMPLETE, { params: { service } }));
}

/** What a service refuses (not the person's records to see, nobody of that id) the whole is refused for. */
async function refusalOf(response: Response, service: OtherService, language: 'es' | 'en'): Promise<Error> {
  const problem = (await response.json().catch(() => undefined)) as
    { code?: string; title?: string; detail?: string; field?: string } | undefined;
  if (
    !problem?.code ||
    !problem.title ||
    (response.status !== 403 && response.status !== 404 && response.status !== 400)
  )
    return new RefusedError(refuse(HeldDataErrors.INCOMPLETE, { params: { service } }));
  const { code, title, detail = '', field } = problem;
  const words = (text: string) => ({ es: text, en: text, [language]: text });
  const definition: RefusalDefinition = { code, status: response.status, title: words(title), todo: words(detail) };
  return new RefusedError(refuse(definition, { field }));
}
