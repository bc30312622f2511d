import { servicesBut } from '@oln/contracts';
import type { Tls } from '@oln/crypto';
import { oneOf, optionalText, parseEnvironment, text, tlsTo, wholeNumber, type Variable } from '@oln/service-kit';
import type { RateLimitConfig } from './edge/rate-limits.js';
import { isLoopback, type ProviderConfig } from './session/identity-provider.js';

const urls = (describe: string, example: string): Variable<string[]> => ({
  describe,
  example,
  read: (value) => {
    const parts = value.split(',').map((part) => part.trim());
    return parts.every((part) => URL.canParse(part)) ? parts : undefined;
  },
});

const optionalUrl = (describe: string, example: string): Variable<string | undefined> => ({
  describe,
  example,
  optional: true,
  read: (value) => (/^https?:\/\//.test(value) && URL.canParse(value) ? value : undefined),
});

/** Services that calls are passed on to. */
const UPSTREAMS = servicesBut('gateway');
export type Upstream = (typeof UPSTREAMS)[number];

const addressIn = (service: Upstream) => `OLN_${service.toUpperCase() as Uppercase<Upstream>}_URL` as const;

const addresses = Object.fromEntries(
  UPSTREAMS.map((name, index) => [
    addressIn(name),
    urls(`Replicas of the ${name} service, separated by commas`, `http://127.0.0.1:${3101 + index}`),
  ]),
) as Record<ReturnType<typeof addressIn>, Variable<string[]>>;

const shape = {
  OLN_ENV: oneOf('Kind of environment', ['trial', 'test', 'production'] as const, 'production'),
  ...addresses,
  OLN_SMTP_URL: text('Mail server', 'smtp://127.0.0.1:1025'),
  OLN_MAIL_FROM: text('Sender of notices', 'OLN <avisos@oln.example>', 'OLN <avisos@oln.example>'),
  OLN_PUBLIC_URL: optionalUrl('Address under which people reach the gateway; in mails', 'https://oln.example'),
  OLN_HTTP_PORT: text('Port of the gateway', '8080', '8080'),
  OLN_SIGNING_KEYS_FILE: optionalText(
    'File with the key pairs that sign access tokens; without it nobody signs in by browser',
    '/run/secrets/signing-keys.json',
  ),
  OLN_OIDC_ISSUER: optionalUrl(
    'Provider of identities (OpenID Connect); without it nobody signs in by browser',
    'https://identity.example',
  ),
  OLN_OIDC_CLIENT_ID: text('Name of the gateway at the provider', 'oln', 'oln'),
  OLN_OIDC_CLIENT_SECRET: optionalText('Secret of the gateway at the provider', 'secret'),
  OLN_OIDC_PERSON_CLAIM: text('Claim of the ID token that names people as the staff directory does', 'sub', 'sub'),
  OLN_OIDC_ACR: text(
    'Strengths of signing in (acr) by one of which people must come, separated by commas; any: whatever the provider asks of them',
    'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
    '',
  ),
  OLN_RATE_PER_PERSON: wholeNumber('Calls a minute by one person; 0: no limit', '6000', 6_000),
  OLN_RATE_PER_ADDRESS: wholeNumber(
    'Calls a minute without a credential from one address (to sign in, by links), and with a false one; 0: no limit',
    '300',
    300,
  ),
  OLN_DASHBOARD_FOLDER: optionalText(
    'Where the dashboard was built, which is served at /tablero; by itself it is found beside the gateway',
    '/oln/apps/dashboard/dist',
  ),
  OLN_TEMPORAL_UI_URL: optionalText('Temporal UI, which is served at /temporal', 'http://127.0.0.1:8233'),
};

export interface GatewayConfig {
  services: Record<Upstream, string[]>;
  /** How the way to the services is secured. */
  servicesTls?: Tls;
  smtpUrl: string;
  /** Mails bring links, which are keys: in production they go by TLS, or not at all. */
  mailByTls: boolean;
  mailFrom: string;
  /** Where people reach the gateway from outside. */
  publicUrl: string;
  temporalUiUrl?: string;
  dashboardFolder?: string;
  /** The Temporal UI lets in who brings a token to it: not in production. */
  takesTokens: boolean;
  signingKeysFile?: string;
  provider?: ProviderConfig;
  rates: RateLimitConfig;
}

/** The only reader of the gateway's own part of the environment. */
export function readGatewayConfig(environment = process.env): GatewayConfig {
  const { tls: servicesTls, problems } = tlsTo('OLN_SERVICES', Object.keys(addresses), environment);
  const parsed = parseEnvironment(shape, environment, problems);
  const isProduction = parsed.OLN_ENV === 'production';
  const publicUrl = parsed.OLN_PUBLIC_URL ?? `http://127.0.0.1:${parsed.OLN_HTTP_PORT}`;
  if (isProduction) assertNotInClear(publicUrl);
  return {
    services: Object.fromEntries(UPSTREAMS.map((name) => [name, parsed[addressIn(name)]])) as GatewayConfig['services'],
    ...(servicesTls ? { servicesTls } : {}),
    smtpUrl: parsed.OLN_SMTP_URL,
    mailByTls: isProduction && !isNear(parsed.OLN_SMTP_URL),
    mailFrom: parsed.OLN_MAIL_FROM,
    publicUrl,
    temporalUiUrl: parsed.OLN_TEMPORAL_UI_URL,
    dashboardFolder: parsed.OLN_DASHBOARD_FOLDER,
    takesTokens: !isProduction,
    signingKeysFile: parsed.OLN_SIGNING_KEYS_FILE,
    provider: providerOf(parsed, publicUrl, isProduction),
    rates: { perPerson: parsed.OLN_RATE_PER_PERSON, perAddress: parsed.OLN_RATE_PER_ADDRESS },
  };
}

/** Links in mails and cookies go by it. On the machine itself nothing goes over a network. */
function assertNotInClear(publicUrl: string): void {
  if (!publicUrl.startsWith('https:') && !isNear(publicUrl))
    throw new Error('OLN_PUBLIC_URL is refused in production: sessions and links would go in clear. Name it by https.');
}

/** On this machine itself, where nothing goes over a network. */
const isNear = (url: string): boolean => URL.canParse(url) && isLoopback(new URL(url));

interface ParsedProvider {
  OLN_SIGNING_KEYS_FILE?: string;
  OLN_OIDC_ISSUER?: string;
  OLN_OIDC_CLIENT_ID: string;
  OLN_OIDC_CLIENT_SECRET?: string;
  OLN_OIDC_PERSON_CLAIM: string;
  OLN_OIDC_ACR: string;
}

function providerOf(parsed: ParsedProvider, publicUrl: string, isProduction: boolean): ProviderConfig | undefined {
  const { OLN_OIDC_ISSUER: issuer, OLN_OIDC_CLIENT_SECRET: clientSecret } = parsed;
  if (!issuer) return undefined;
  if (isProduction && !issuer.startsWith('https://'))
    throw new Error(
      'OLN_OIDC_ISSUER is refused in production: the provider of a trial vouches for anybody. Name the organisation’s own, by https.',
    );
  if (!clientSecret) throw new Error('OLN_OIDC_CLIENT_SECRET is missing: the provider tells the gateway by it.');
  if (!parsed.OLN_SIGNING_KEYS_FILE)
    throw new Error('OLN_SIGNING_KEYS_FILE is missing: who has signed in acts with tokens that the gateway signs.');
  if (isProduction && !parsed.OLN_OIDC_ACR)
    throw new Error(
      'OLN_OIDC_ACR is missing: name the strengths of signing in (acr) that count, so that a password alone lets nobody in; or say "any" where the provider itself asks everybody for two factors.',
    );
  return {
    ...{ issuer, clientSecret, publicUrl },
    clientId: parsed.OLN_OIDC_CLIENT_ID,
    personClaim: parsed.OLN_OIDC_PERSON_CLAIM,
    strengths: parsed.OLN_OIDC_ACR === 'any' ? [] : parsed.OLN_OIDC_ACR.split(',').flatMap((one) => one.trim() || []),
  };
}
