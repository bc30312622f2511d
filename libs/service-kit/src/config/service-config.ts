import type { ServiceName } from '@oln/contracts';
import { givenText, givenTls, type Tls } from '@oln/crypto';
import { hostname } from 'node:os';
import { oneOf, optionalText, parseEnvironment, text, url, wholeNumber } from './parse-environment.js';

const shape = {
  OLN_ENV: oneOf('Kind of environment', ['trial', 'test', 'production'] as const, 'production'),
  OLN_HTTP_HOST: text('Address to listen on', '127.0.0.1', '127.0.0.1'),
  OLN_HTTP_PORT: wholeNumber('Port to listen on', '3101'),
  OLN_TRUSTED_PROXIES: text(
    'Addresses of proxies whose X-Forwarded-… is believed: separated by commas, or loopback, linklocal, uniquelocal',
    '127.0.0.1',
    '127.0.0.1',
  ),
  OLN_DATABASE_URL: url('PostgreSQL, login of the service', 'postgres://oln_intake:secret@127.0.0.1:5433/oln'),
  OLN_DATABASE_POOL: wholeNumber('Connections for requests', '10', 10),
  OLN_NATS_URL: url('NATS', 'nats://127.0.0.1:4222'),
  OLN_NATS_USER: optionalText('NATS user', 'intake'),
  OLN_NATS_PASSWORD: optionalText('NATS password', 'secret'),
  OLN_STREAM: text('JetStream stream of the events', 'OLN', 'OLN'),
  OLN_TEMPORAL_ADDRESS: text('Temporal frontend', '127.0.0.1:7233'),
  OLN_TEMPORAL_NAMESPACE: text('Temporal namespace', 'default', 'default'),
  OLN_KEYS_FILE: text('File with the key ring', '/run/secrets/keys.json'),
  OLN_TOKEN_KEYS: optionalText(
    'Keys that verify access tokens: where the gateway shows them, or a file',
    'https://oln.example/.well-known/jwks.json',
  ),
  OLN_TOKEN_ISSUER: text(
    'Who issues access tokens: the public address of the gateway',
    'https://oln.example',
    'https://oln.invalid',
  ),
  OLN_TOKEN_AUDIENCE: text('For whom access tokens are issued', 'oln', 'oln'),
  OLN_CLOCK_FILE: optionalText('Clock record of a demo or simulation; refused in production', '.oln/trial/clock.json'),
  OLN_REPLICA: text('Name of this replica, unique among its peers', 'intake-1', `${hostname()}-${process.pid}`),
  OLN_LOG_LEVEL: oneOf('Least level that is logged', ['debug', 'info', 'warn', 'error', 'silent'] as const, 'info'),
  OLN_OTLP_URL: optionalText('Where traces are sent (OTLP over HTTP)', 'http://127.0.0.1:4318/v1/traces'),
  OLN_TRACE_FILE: optionalText('File that gets spans as JSON lines', '/tmp/spans.jsonl'),
};

export interface ServiceConfig {
  service: ServiceName;
  environment: 'trial' | 'test' | 'production';
  replica: string;
  /**
   * `proxies`: whose word is taken for where a call comes from, and whether it came by HTTPS. `tls`: HTTPS is spoken; with authorities
   * (`ca`) to whoever shows a certificate by one of them, and to nobody else.
   */
  http: { host: string; port: number; proxies: string; tls?: Tls };
  /** `answerMs`: a server that gives no answer is given up after this (default 12 s). */
  database: { url: string; schema: string; pool: number; answerMs?: number; tls?: Tls };
  nats: { url: string; user?: string; password?: string; stream: string; tls?: Tls };
  temporal: { address: string; namespace: string; tls?: Tls };
  keysFile: string;
  /** Which access tokens are believed; `keys`: an address or a file; absent: none. `tls`: of the way to that address. */
  tokens: { keys?: string; issuer: string; audience: string; tls?: Tls };
  clockFile?: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  traces: { otlpUrl?: string; file?: string };
}

/** Reads what every service needs. Throws {@link ConfigurationError}. */
export function readServiceConfig(service: ServiceName, environment = process.env): ServiceConfig {
  const [database, nats, temporal] = [
    databaseTls(environment),
    givenTls('OLN_NATS', environment),
    givenTls('OLN_TEMPORAL', environment),
  ];
  const [http, tokens] = [httpTls(environment), tlsTo('OLN_TOKEN_KEYS', ['OLN_TOKEN_KEYS'], environment)];
  const problems = [database, nats, temporal, http, tokens].flatMap((given) => given.problems);
  const parsed = parseEnvironment(shape, environment, problems);
  if (parsed.OLN_ENV === 'production' && parsed.OLN_CLOCK_FILE) {
    throw new Error('OLN_CLOCK_FILE is refused in production: business time is wall time there. Unset it.');
  }
  return {
    service,
    environment: parsed.OLN_ENV,
    replica: parsed.OLN_REPLICA,
    http: {
      host: parsed.OLN_HTTP_HOST,
      port: parsed.OLN_HTTP_PORT,
      proxies: parsed.OLN_TRUSTED_PROXIES,
      ...tlsOf(http),
    },
    database: { url: parsed.OLN_DATABASE_URL, schema: service, pool: parsed.OLN_DATABASE_POOL, ...tlsOf(database) },
    nats: {
      url: parsed.OLN_NATS_URL,
      user: parsed.OLN_NATS_USER,
      password: parsed.OLN_NATS_PASSWORD,
      stream: parsed.OLN_STREAM,
      ...tlsOf(nats),
    },
    temporal: {
      address: parsed.OLN_TEMPORAL_ADDRESS,
      namespace: parsed.OLN_TEMPORAL_NAMESPACE,
      ...tlsOf(temporal),
    },
    keysFile: parsed.OLN_KEYS_FILE,
    tokens: {
      keys: parsed.OLN_TOKEN_KEYS,
      issuer: parsed.OLN_TOKEN_ISSUER,
      audience: parsed.OLN_TOKEN_AUDIENCE,
      ...tlsOf(tokens),
    },
    clockFile: parsed.OLN_CLOCK_FILE,
    logLevel: parsed.OLN_LOG_LEVEL,
    traces: { otlpUrl: parsed.OLN_OTLP_URL, file: parsed.OLN_TRACE_FILE },
  };
}

/** Of PostgreSQL. What its address says of TLS would win, and a word there would undo it. */
export function databaseTls(environment: Record<string, string | undefined>, addressIn = 'OLN_DATABASE_URL') {
  const given = givenTls('OLN_DATABASE', environment);
  const address = givenText(addressIn, environment).text ?? '';
  if (!given.tls || !/[?&](ssl\w*|uselibpqcompat)=/i.test(address)) return given;
  const problem = `${addressIn} speaks of TLS (ssl…=) beside OLN_DATABASE_TLS_…: say it in one place, the variables`;
  return { problems: [problem] };
}

/** What the service itself shows to who calls it. Authorities alone would ask callers for what it does not show itself. */
function httpTls(environment: Record<string, string | undefined>): ReturnType<typeof givenTls> {
  const given = givenTls('OLN_HTTP', environment);
  if (!given.tls || given.tls.cert) return given;
  return { problems: ['OLN_HTTP_TLS_CERT is missing: who asks callers for a certificate shows one'] };
}

/** Of a way by HTTP: `addressesIn` name where it leads, separated by commas. An address in clear would undo what is said beside it. */
export function tlsTo(
  prefix: string,
  addressesIn: readonly string[],
  environment: Record<string, string | undefined>,
): ReturnType<typeof givenTls> {
  const given = givenTls(prefix, environment);
  if (!given.tls) return given;
  const clear = addressesIn.filter((name) => /(^|,)\s*http:/i.test(givenText(name, environment).text ?? ''));
  const problems = clear.map((name) => `${name} is in clear (http://) beside ${prefix}_TLS_…: name it by https://`);
  return problems.length > 0 ? { problems } : given;
}

const tlsOf = ({ tls }: { tls?: Tls }): { tls?: Tls } => (tls ? { tls } : {});
