import { loadKeyRing, loadSigningKeys } from '@oln/crypto';
import { Argument, type Command } from 'commander';
import { existsSync } from 'node:fs';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { ROTATED, rotateKeys, type Rotated } from '../stack/rotate-keys.js';
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
    .description('Ids of the keys by what they are for; with the first one everything new is made.')
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

function table({ keysFile, signingKeysFile }: Secrets): string {
  const sets = { signing: loadSigningKeys(signingKeysFile), ...loadKeyRing(keysFile) };
  return Object.entries(sets)
    .map(([purpose, { current, keys }]) => {
      const others = Object.keys(keys).filter((id) => id !== current);
      return `  ${purpose.padEnd(8)} ${[`${current} (new things)`, ...others].join(', ')}\n`;
    })
    .join('');
}
