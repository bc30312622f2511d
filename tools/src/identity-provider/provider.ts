import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import type { JWK } from 'jose';
import { choicePage, type Choice } from './choice-page.js';

/** What the provider of a trial environment is started with; made with its secrets. */
export interface ProviderSettings {
  issuer: string;
  /** The gateway's, as a client. */
  client: { id: string; secret: string; redirectUris: string[]; afterLogout: string[] };
  people: readonly Choice[];
  cookieKey: string;
  /** Private keys that sign ID tokens. */
  keys: JWK[];
  /** How strong it says that a click is (`acr`); absent: it says nothing of that. */
  strength?: string;
}

const HOUR_SECONDS = 3_600;

/** A request handler that speaks OpenID Connect. There are no passwords: nothing of it is fit for anything but trials. */
export function trialProvider(settings: ProviderSettings): RequestListener {
  const provider = new Provider(settings.issuer, configuration(settings));
  // Behind no proxy, on the loopback address: plain HTTP is what there is.
  const serve = provider.callback();
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', settings.issuer);
    if (pathname.startsWith('/choice/'))
      return void choose(provider, settings, request, response).catch(() => gone(response));
    return serve(request, response);
  };
}

const configuration = ({ client, people, cookieKey, keys, strength }: ProviderSettings): Configuration => ({
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: client.redirectUris,
      post_logout_redirect_uris: client.afterLogout,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  jwks: { keys: keys as never },
  cookies: { keys: [cookieKey] },
  pkce: { required: () => true },
  responseTypes: ['code'],
  ...(strength && { acrValues: [strength] }),
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  interactions: { url: (_context, { uid }) => `/choice/${uid}` },
  findAccount: (_context, id) =>
    isOneOf(people, id) ? { accountId: id, claims: async () => ({ sub: id }) } : undefined,
  ttl: {
    Session: HOUR_SECONDS,
    Interaction: HOUR_SECONDS,
    Grant: HOUR_SECONDS,
    IdToken: HOUR_SECONDS,
    AccessToken: HOUR_SECONDS,
  },
});

const isOneOf = (people: readonly Choice[], id: string): boolean => people.some((person) => person.id === id);

/** Who somebody is, by a click; what the gateway asks for is granted at once. */
async function choose(
  provider: Provider,
  { people, strength }: ProviderSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'consent') {
    const grant = new provider.Grant({ accountId: session!.accountId, clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    const grantId = await grant.save();
    return provider.interactionFinished(request, response, { consent: { grantId } }, { mergeWithLastSubmission: true });
  }
  const accountId = request.method === 'POST' ? new URLSearchParams(await bodyOf(request)).get('person') : null;
  if (accountId && isOneOf(people, accountId))
    return provider.interactionFinished(request, response, {
      login: { accountId, remember: false, ...(strength && { acr: strength }) },
    });
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(choicePage(people));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8').slice(0, 1_000);
}

/** The choice was made already, or has expired. */
function gone(response: ServerResponse): void {
  if (response.headersSent) return;
  response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('Este ingreso venció: vuelva a empezar.\n');
}
