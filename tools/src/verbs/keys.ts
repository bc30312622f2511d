import { KEY_PURPOSES, loadKeyRing, loadSigningKeys, type KeySet } from '@oln/crypto';
import { Argument, type Command } from 'commander';
import { existsSync } from 'node:fs';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { retiredAfter, ROTATED, rotateKeys, type Rotated } from '../stack/rotate-keys.js';
import { ensureSecrets, type Secrets } from '../stack/secrets.js';
import { envOption } from './options.js';

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
      'Ids of the keys by what they are for; with the first one everything new is made. Those of tokens are taken out, at a start or rotation, once every token they signed has expired; the others open what is old for as long as it is kept.',
    )
    .addOption(envOption())
    .action(({ env }: { env: string }) => {
      process.stdout.write(table(secretsOf(env)));
    });
  keys
    .command('rotate')
    .summary('new keys, while everything runs')
    .description(
      'Makes new keys and takes them up without a call refused; what was sealed before opens as before. Keep a copy of keys.json: without it nothing does.',
    )
    .addArgument(new Argument('[purposes...]', 'which (default: all)').choices([...ROTATED]))
    .addOption(envOption())
    .action(async (purposes: Rotated[], { env }: { env: string }) => {
      const secrets = secretsOf(env);
      process.stderr.write('Writing the new keys down, until everybody knows them …\n');
      await rotateKeys(secrets, purposes.length > 0 ? purposes : ROTATED);
      process.stdout.write(`${table(secrets)}\nCopy ${secrets.keysFile} to where your copy of it is.\n`);
    });
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
