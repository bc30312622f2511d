import { randomBytes } from 'node:crypto';
import { backEnds } from './back-ends.js';
import type { FreshDatabase } from './fresh-database.js';
import { freshNats } from './fresh-nats.js';

/** Variables with which a service runs on the tests' back ends, with events of this spec file only. */
export function serviceEnvironment(
  service: string,
  database: FreshDatabase,
  overrides: Record<string, string> = {},
): Record<string, string> {
  const { ports, secrets } = backEnds();
  const nats = freshNats();
  return {
    OLN_ENV: 'test',
    OLN_HTTP_PORT: '0',
    OLN_DATABASE_URL: database.url(service),
    OLN_NATS_URL: nats.url,
    OLN_NATS_USER: nats.user(service),
    OLN_NATS_PASSWORD: nats.password(service),
    OLN_STREAM: 'OLN',
    OLN_TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    OLN_KEYS_FILE: secrets.keysFile,
    OLN_LOG_LEVEL: 'silent',
    OLN_REPLICA: `${service}-${randomBytes(3).toString('hex')}`,
    ...overrides,
  };
}
