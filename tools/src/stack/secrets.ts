import { SERVICES } from '@oln/contracts';
import { newKeyRing, newSigningKeys, type KeyRing, type SigningKeys } from '@oln/crypto';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.js';
import { ensureFolder, type EnvironmentPaths } from './paths.js';

/** Who speaks to NATS: a user per service, and the house itself for this command. */
export const NATS_USERS = [...SERVICES, 'house'] as const;

/** Made on the first start of an environment, kept with tight modes, never in the repository. */
export interface Secrets {
  databaseAdmin: string;
  /** Login and migrator password by service. */
  database: Record<string, { service: string; migrator: string }>;
  nats: Record<string, string>;
  keysFile: string;
  /** Key pairs that sign access tokens; the gateway's alone. */
  signingKeysFile: string;
  /** Of the embedded provider: what it knows the gateway by, and what its cookies and its ID tokens are signed with. */
  identity: { client: string; cookie: string; signing: SigningKeys };
}

/** What is there stays; what a newer version of the house needs is added. Throws {@link Problem} if the key ring was lost. */
export function ensureSecrets(paths: EnvironmentPaths): Secrets {
  ensureFolder(paths.folder);
  const keysFile = join(paths.folder, 'keys.json');
  if (!existsSync(keysFile)) makeKeyRing(keysFile, paths);
  const signingKeysFile = join(paths.folder, 'signing-keys.json');
  // What it signed lasts minutes: a new one loses nothing.
  if (!existsSync(signingKeysFile)) writeSecret(signingKeysFile, newSigningKeys());
  const text = existsSync(paths.secrets) ? readFileSync(paths.secrets, 'utf8') : '{}';
  const kept = JSON.parse(text) as Partial<Secrets>;
  const logins = () => ({ service: password(), migrator: password() });
  const secrets: Secrets = {
    databaseAdmin: kept.databaseAdmin ?? password(),
    database: { ...fromEach(SERVICES, logins), ...kept.database },
    nats: { ...fromEach(NATS_USERS, password), ...kept.nats },
    keysFile,
    signingKeysFile,
    identity: kept.identity ?? { client: password(), cookie: password(), signing: newSigningKeys() },
  };
  if (JSON.stringify(kept) !== JSON.stringify(secrets)) writeSecret(paths.secrets, secrets);
  return secrets;
}

/** Passwords are written after it: where they are, there was a key ring, and data that no other one opens. */
function makeKeyRing(keysFile: string, { secrets }: EnvironmentPaths): void {
  if (existsSync(secrets))
    throw new Problem(
      `The key ring ${keysFile} is gone, and nothing else opens the names, texts and processes of this environment: put your copy of it back. If there is none, ./oln reset erases the environment.`,
    );
  writeSecret(keysFile, newKeyRing() satisfies KeyRing);
}

const fromEach = <Value>(names: readonly string[], make: () => Value): Record<string, Value> =>
  Object.fromEntries(names.map((name) => [name, make()]));

const password = (): string => randomBytes(24).toString('base64url');

export function writeSecret(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
