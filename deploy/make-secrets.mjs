#!/usr/bin/env node
// Makes what docker-compose.yml reads from deploy/secrets: once, random, readable by their owner only.
// `node deploy/make-secrets.mjs [folder]`. What is there is never written over: lost keys are lost data.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The same services as in ./oln up; those that are not built yet have their logins already. */
const SERVICES = ['intake', 'cases', 'alerts', 'offer', 'community', 'reporting', 'gateway'];
/** The user of the images that read these files (docker-compose.yml, OLN_UID and OLN_GID). */
const READER = { uid: Number(process.env.OLN_UID ?? 1000), gid: Number(process.env.OLN_GID ?? 1000) };

const password = () => randomBytes(24).toString('base64url');
const keySet = () => ({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } });

/** A pair that signs access tokens, as libs/crypto reads it. */
function signingKeys() {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const id = randomBytes(12).toString('base64url');
  return { current: id, keys: { [id]: key } };
}

/** Content by file name. A password stands in the file of the one who uses it and in that of the server. */
function secretFiles() {
  const logins = SERVICES.map((name) => ({ name, works: password(), migrates: password() }));
  const users = [...SERVICES, 'house'].map((name) => ({ name, word: password() }));
  const url = (login, word) => `postgres://${login}:${word}@postgres:5432/oln`;
  return {
    'keys.json': JSON.stringify({ field: keySet(), index: keySet(), payload: keySet(), token: keySet() }, null, 2),
    'signing-keys.json': JSON.stringify(signingKeys(), null, 2),
    // Tell it to your provider of identities as the gateway's, or write here what the provider gave you.
    'oidc-client-secret': password(),
    'postgres-admin-password': password(),
    'temporal-database-password': password(),
    'database-logins': logins.map(({ name, works, migrates }) => `${name} ${works} ${migrates}`).join('\n'),
    ...Object.fromEntries(logins.map(({ name, works }) => [`${name}-database-url`, url(`oln_${name}`, works)])),
    ...Object.fromEntries(
      logins.map(({ name, migrates }) => [`${name}-migrations-url`, url(`oln_${name}_migrator`, migrates)]),
    ),
    'nats-passwords.conf': users.map(({ name, word }) => `OLN_NATS_${name.toUpperCase()}: "${word}"`).join('\n'),
    ...Object.fromEntries(users.map(({ name, word }) => [`${name}-nats-password`, word])),
  };
}

function refuseToOverwrite(folder) {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  process.stderr.write(
    `There are secrets in ${folder} already: nothing was changed. Take them away yourself if you mean it.\n`,
  );
  process.exit(1);
}

const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), 'secrets');
refuseToOverwrite(folder);
mkdirSync(folder, { recursive: true, mode: 0o700 });
const files = Object.entries(secretFiles());
for (const [name, content] of files) {
  const file = join(folder, name);
  writeFileSync(file, `${content}\n`, { flag: 'wx', mode: 0o600 });
  if (process.getuid?.() === 0) chownSync(file, READER.uid, READER.gid);
}
process.stdout.write(
  `${files.length} files in ${folder}, readable by their owner only. Keep a copy of keys.json apart from backups of the data.\n`,
);

const { getuid, getgid } = process;
if (getuid && getuid() !== 0 && getuid() !== READER.uid) {
  process.stdout.write(
    `Your containers must run as you to read them: export OLN_UID=${getuid()} OLN_GID=${getgid()}\n`,
  );
}
