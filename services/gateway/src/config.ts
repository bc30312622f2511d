import { oneOf, optionalText, parseEnvironment, text, wholeNumber, type Variable } from '@oln/service-kit';
import type { RateLimitConfig } from './edge/rate-limits.js';
import type { ProviderConfig } from './session/identity-provider.js';

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

const shape = {
  OLN_ENV: oneOf('Kind of environment', ['trial', 'test', 'production'] as const, 'production'),
  OLN_INTAKE_URL: urls('Replicas of the intake service, separated by commas', 'http://127.0.0.1:3101'),
  OLN_CASES_URL: urls('Replicas of the cases service, separated by commas', 'http://127.0.0.1:3102'),
  OLN_ALERTS_URL: urls('Replicas of the alerts service, separated by commas', 'http://127.0.0.1:3103'),
  OLN_OFFER_URL: urls('Replicas of the offer service, separated by commas', 'http://127.0.0.1:3104'),
  OLN_COMMUNITY_URL: urls('Replicas of the community service, separated by commas', 'http://127.0.0.1:3105'),
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
  OLN_RATE_PER_PERSON: wholeNumber('Calls a minute by one person; 0: no limit', '6000', 6_000),
  OLN_RATE_PER_ADDRESS: wholeNumber(
    'Calls a minute without a credential from one address (to sign in, by links); 0: no limit',
    '300',
    300,
  ),
  OLN_TEMPORAL_UI_URL: optionalText('Temporal UI, which is served at /temporal', 'http://127.0.0.1:8233'),
};

export interface GatewayConfig {
  services: Record<'intake' | 'cases' | 'alerts' | 'offer' | 'community', string[]>;
  smtpUrl: string;
  mailFrom: string;
  /** Where people reach the gateway from outside. */
  publicUrl: string;
  temporalUiUrl?: string;
  signingKeysFile?: string;
  provider?: ProviderConfig;
  rates: RateLimitConfig;
}

/** The only reader of the gateway's own part of the environment. */
export function readGatewayConfig(environment = process.env): GatewayConfig {
  const parsed = parseEnvironment(shape, environment);
  const isProduction = parsed.OLN_ENV === 'production';
  const publicUrl = parsed.OLN_PUBLIC_URL ?? `http://127.0.0.1:${parsed.OLN_HTTP_PORT}`;
  return {
    services: {
      intake: parsed.OLN_INTAKE_URL,
      cases: parsed.OLN_CASES_URL,
      alerts: parsed.OLN_ALERTS_URL,
      offer: parsed.OLN_OFFER_URL,
      community: parsed.OLN_COMMUNITY_URL,
    },
    smtpUrl: parsed.OLN_SMTP_URL,
    mailFrom: parsed.OLN_MAIL_FROM,
    publicUrl,
    temporalUiUrl: parsed.OLN_TEMPORAL_UI_URL,
    signingKeysFile: parsed.OLN_SIGNING_KEYS_FILE,
    provider: providerOf(parsed, publicUrl, isProduction),
    rates: { perPerson: parsed.OLN_RATE_PER_PERSON, perAddress: parsed.OLN_RATE_PER_ADDRESS },
  };
}

interface ParsedProvider {
  OLN_SIGNING_KEYS_FILE?: string;
  OLN_OIDC_ISSUER?: string;
  OLN_OIDC_CLIENT_ID: string;
  OLN_OIDC_CLIENT_SECRET?: string;
  OLN_OIDC_PERSON_CLAIM: string;
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
  return {
    ...{ issuer, clientSecret, publicUrl },
    clientId: parsed.OLN_OIDC_CLIENT_ID,
    personClaim: parsed.OLN_OIDC_PERSON_CLAIM,
  };
}
