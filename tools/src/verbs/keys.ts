import { KEY_PURPOSES, loadKeyRing, loadSigningKeys, type KeySet } from '@oln/crypto';
import { Argument, type Command } from 'commander';
import { existsSync } from 'node:fs';
import { Problem } from '../problem.js';
import { indexProgress, oldKeys, readIndexKeys, type IndexKeysOf } from '../stack/index-keys.js';
import { environmentPaths } from '../stack/paths.js';
import { adminUrl } from '../stack/postgres/database.js';
import { retiredAfter, retireIndexKeys, ROTATED, rotateKeys, type Rotated } from '../stack/rotate-keys.js';
import { ensureSecrets, type Secrets } from '../stack/secrets.js';
import { envOption } from './options.js';
import { currentState } from './status.js';

const ABOUT = [
  'signing: access tokens · payload: what processes are given · field: names and texts in the database · token: development tokens,',
  'and questions between services · index: hashes by which people are found.',
].join('\n');

export function register(program: Command): void {
  const keys = program.command('keys').summary('the keys of an environment, and new ones').description(ABOUT);
  keys
    .command('list', { isDefault: true })
    .summary('which keys there are, never the keys themselves')
    .description(
      'Ids of the keys by what they are for; with the first one everything new is made. Those of tokens are taken out, at a start or rotation, once every token they signed has expired. Of a key of the index that is being replaced it says how many rows each service has left (while it runs). The others open what is old for as long as it is kept.',
    )
    .addOption(envOption())
    .action(async ({ env }: { env: string }) => {
      const secrets = secretsOf(env);
      process.stdout.write(`${table(secrets)}${await progress(env, secrets)}`);
    });
  keys
    .command('rotate')
    .summary('new keys, while everything runs')
    .description(
      'Makes new keys and takes them up without a call refused; what was sealed before opens as before. The hashes by which people are found (index) are made anew by the services, which takes a while: ./oln keys list says how far they are, and ./oln keys retire index ends it. Keep a copy of keys.json: without it nothing opens.',
    )
    .addArgument(new Argument('[purposes...]', 'which (default: all)').choices([...ROTATED]))
    .addOption(envOption())
    .action(async (purposes: Rotated[], { env }: { env: string }) => {
      const secrets = secretsOf(env);
      process.stderr.write('Writing the new keys down, until everybody knows them …\n');
      await rotateKeys(secrets, purposes.length > 0 ? purposes : ROTATED);
      process.stdout.write(`${table(secrets)}\nCopy ${secrets.keysFile} to where your copy of it is.\n`);
    });
  keys
    .command('retire')
    .summary('an old key of the index is taken out, once nothing needs it')
    .description(
      'Refused while a service has rows with hashes of it. Backups of the databases that were made before need it: keep the copy of keys.json that belongs to them.',
    )
    .addArgument(
      new Argument('<purpose>', 'whose: of other purposes old keys stay, or go by themselves').choices(['index']),
    )
    .addOption(envOption())
    .action(async (_purpose: 'index', { env }: { env: string }) => {
      const secrets = secretsOf(env);
      const states = await statesOf(env, secrets);
      if (!states) throw new Problem(`"${env}" is not running: ./oln up starts it.`);
      const gone = await retireIndexKeys(secrets, states);
      process.stdout.write(
        gone.length > 0
          ? `${gone.join(', ')} is gone.\nCopy ${secrets.keysFile} to where your copy of it is; keep the one before with the backups of its time.\n`
          : 'There is no old key of the index.\n',
      );
    });
}

async function statesOf(env: string, secrets: Secrets): Promise<IndexKeysOf[] | undefined> {
  const state = await currentState(env);
  return state && readIndexKeys(adminUrl(state.ports.postgres, secrets, 'oln'));
}

/** How far the services are with what an old key of the index has made. */
async function progress(env: string, secrets: Secrets): Promise<string> {
  const { index } = loadKeyRing(secrets.keysFile);
  if (oldKeys(index).length === 0) return '';
  const states = await statesOf(env, secrets);
  if (!states) return `           how far the services are, ./oln up tells: "${env}" is not running\n`;
  return indexProgress(index, states)
    .map((line) => `           ${line}\n`)
    .join('');
}

function secretsOf(env: string): Secrets {
  const paths = environmentPaths(env);
  if (!existsSync(paths.secrets)) throw new Problem(`There is no environment "${env}" yet: ./oln up makes it.`);
  return ensureSecrets(paths);
}

/** What there is, with the first of each line everything new is made. */
export function table({ keysFile, signingKeysFile }: Pick<Secrets, 'keysFile' | 'signingKeysFile'>): string {
  const ring = loadKeyRing(keysFile);
  const lines = KEY_PURPOSES.map((purpose) => line(purpose, ring[purpose]));
  return [line('signing', loadSigningKeys(signingKeysFile)), ...lines].join('');
}

function line(purpose: string, { current, keys, replaced = {} }: Omit<KeySet, 'keys'> & { keys: object }): string {
  const others = Object.keys(keys).filter((id) => id !== current);
  const said = others.map((id) => {
    const at = replaced[id];
    if (!at) return id;
    const until = `until ${at.slice(0, 10)}`;
    const goes = purpose === 'token' ? `, taken out after ${retiredAfter(at).toISOString().slice(0, 10)}` : '';
    return `${id} (${until}${goes})`;
  });
  return `  ${purpose.padEnd(8)} ${[`${current} (new things)`, ...said].join(', ')}\n`;
}
