import { randomBytes } from 'node:crypto';
import { backEnds } from './back-ends.js';
import type { FreshDatabase } from './fresh-database.js';

/** Variables with which a service runs on the tests' back ends, with a stream of its own. */
export function serviceEnvironment(service: string, database: FreshDatabase, overrides: Record<string, string> = {}): Record<string, string> {
  const { ports, secrets } = backEnds();
  return {
    OLN_ENV: 'test',
    OLN_HTTP_PORT: '0',
    OLN_DATABASE_URL: database.url(service),
    OLN_NATS_URL: `nats://127.0.0.1:${ports.nats}`,
    OLN_NATS_USER: service,
    OLN_NATS_PASSWORD: secrets.nats[service]!,
    OLN_STREAM: 'OLN',
    OLN_TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    OLN_KEYS_FILE: secrets.keysFile,
    OLN_LOG_LEVEL: 'silent',
    OLN_REPLICA: `${service}-${randomBytes(3).toString('hex')}`,
    ...overrides,
  };
}
