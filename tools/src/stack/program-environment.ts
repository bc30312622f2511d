import { servicesBut, type ServiceName } from '@oln/contracts';
import { inherited, type StackPlan } from './plan.js';
import { REPLICA_STEP } from './ports.js';

export const portOf = ({ ports }: StackPlan, name: ServiceName | 'worker', replica: number): number =>
  ports[name] + replica * REPLICA_STEP;

export const databaseUrl = ({ ports }: Pick<StackPlan, 'ports'>, login: string, password: string): string =>
  `postgres://${login}:${password}@127.0.0.1:${ports.postgres}/oln`;

/** Variables of every program; what the plan adds comes last and wins. */
function common(plan: StackPlan, replica: string, port: number): Record<string, string> {
  return {
    ...inherited(),
    OLN_ENV: 'trial',
    OLN_REPLICA: replica,
    OLN_HTTP_HOST: '127.0.0.1',
    OLN_HTTP_PORT: String(port),
    OLN_TEMPORAL_ADDRESS: `127.0.0.1:${plan.ports.temporal}`,
    OLN_KEYS_FILE: plan.secrets.keysFile,
    ...(plan.clockFile ? { OLN_CLOCK_FILE: plan.clockFile } : {}),
  };
}

export const workerEnvironment = (plan: StackPlan, replica: string, port: number): Record<string, string> => ({
  ...common(plan, replica, port),
  ...plan.environment,
});

export const serviceEnvironment = (
  plan: StackPlan,
  service: ServiceName,
  replica: string,
  port: number,
): Record<string, string> => ({
  ...common(plan, replica, port),
  OLN_DATABASE_URL: databaseUrl(plan, `oln_${service}`, plan.secrets.database[service]!.service),
  OLN_NATS_URL: `nats://127.0.0.1:${plan.ports.nats}`,
  OLN_NATS_USER: service,
  OLN_NATS_PASSWORD: plan.secrets.nats[service]!,
  ...(service === 'gateway' ? gatewayEnvironment(plan) : {}),
  ...(plan.signIn ? tokenEnvironment(plan) : {}),
  ...plan.environment,
});

/** Access tokens are the gateway's: whoever is told where its keys are shown believes them. */
const tokenEnvironment = (plan: StackPlan): Record<string, string> => ({
  OLN_TOKEN_ISSUER: publicUrlOf(plan),
  OLN_TOKEN_KEYS: `${publicUrlOf(plan)}/.well-known/jwks.json`,
});

const providerEnvironment = (plan: StackPlan): Record<string, string> => ({
  OLN_SIGNING_KEYS_FILE: plan.secrets.signingKeysFile,
  OLN_OIDC_ISSUER: issuerOf(plan),
  OLN_OIDC_CLIENT_SECRET: plan.secrets.identity.client,
});

/** Where people reach the gateway. */
export const publicUrlOf = ({ ports }: Pick<StackPlan, 'ports'>): string => `http://127.0.0.1:${ports.gateway}`;
/** The embedded provider of identities. */
export const issuerOf = ({ ports }: Pick<StackPlan, 'ports'>): string => `http://127.0.0.1:${ports.identity}`;

/** Where the gateway finds the others, as its environment says it. */
export const serviceAddresses = (of: (service: ServiceName) => string): Record<string, string> =>
  Object.fromEntries(servicesBut('gateway').map((name) => [`OLN_${name.toUpperCase()}_URL`, of(name)]));

const gatewayEnvironment = (plan: StackPlan): Record<string, string> => ({
  ...serviceAddresses((name) => urlsOf(plan, name)),
  OLN_SMTP_URL: `smtp://127.0.0.1:${plan.ports.smtp}`,
  OLN_PUBLIC_URL: publicUrlOf(plan),
  // Whole offices of a demo or a test are few people, and one address.
  OLN_RATE_PER_PERSON: '120000',
  OLN_RATE_PER_ADDRESS: '12000',
  OLN_TEMPORAL_UI_URL: `http://127.0.0.1:${plan.ports.temporalUi}`,
  ...(plan.signIn ? providerEnvironment(plan) : {}),
});

const urlsOf = (plan: StackPlan, name: ServiceName): string =>
  Array.from({ length: plan.replicas }, (_, replica) => `http://127.0.0.1:${portOf(plan, name, replica)}`).join(',');
