import { newKeyRing, type KeyRing } from '@oln/crypto';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFolder, type EnvironmentPaths } from './paths.js';

export const DATABASE_SERVICES = ['intake', 'cases', 'alerts', 'offer', 'community', 'reporting', 'gateway'] as const;

/** Made on the first start of an environment, kept with tight modes, never in the repository. */
export interface Secrets {
  databaseAdmin: string;
  /** Login and migrator password by service. */
  database: Record<string, { service: string; migrator: string }>;
  nats: Record<string, string>;
  keysFile: string;
}

export function ensureSecrets(paths: EnvironmentPaths): Secrets {
  ensureFolder(paths.folder);
  if (existsSync(paths.secrets)) return JSON.parse(readFileSync(paths.secrets, 'utf8')) as Secrets;
  const keysFile = join(paths.folder, 'keys.json');
  writeSecret(keysFile, newKeyRing() satisfies KeyRing);
  const users = [...DATABASE_SERVICES, 'house'];
  const secrets: Secrets = {
    databaseAdmin: password(),
    database: Object.fromEntries(DATABASE_SERVICES.map((name) => [name, { service: password(), migrator: password() }])),
    nats: Object.fromEntries(users.map((name) => [name, password()])),
    keysFile,
  };
  writeSecret(paths.secrets, secrets);
  return secrets;
}

const password = (): string => randomBytes(24).toString('base64url');

function writeSecret(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
