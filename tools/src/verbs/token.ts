import { issueDevToken, loadKeyRing, LONGEST_DEV_TOKEN_SECONDS } from '@oln/crypto';
import { ROLES, type Role } from '@oln/contracts';
import type { Principal } from '@oln/identity';
import { InvalidArgumentError, type Command } from 'commander';
import { existsSync } from 'node:fs';
import { principalFromDirectory, readStaffDirectory } from '../people/staff-directory.js';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { adminUrl } from '../stack/postgres/database.js';
import { ensureSecrets } from '../stack/secrets.js';
import { communeList, envOption, upTo } from './options.js';
import { currentState } from './status.js';

const roles = (text: string): Role[] => {
  const wanted = text.split(',').map((role) => role.trim());
  const unknown = wanted.filter((role) => !(ROLES as readonly string[]).includes(role));
  if (unknown.length > 0)
    throw new InvalidArgumentError(`unknown role ${unknown.join(', ')}; there is ${ROLES.join(', ')}`);
  return wanted as Role[];
};

const ABOUT = [
  'Prints a token for the APIs, for trials only: an environment of production refuses it. It is a key: give it to nobody.',
  'Of somebody in the staff directory of the running environment, it says what signing in would say; with --roles, of somebody made up.',
].join('\n');

const EXAMPLE = `
  TOKEN=$(./oln token gestora-florida)
  TOKEN=$(./oln token gestora-1 --roles case-manager)
  curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:8080/api/cases/v1/cases`;

const LONGEST_HOURS = LONGEST_DEV_TOKEN_SECONDS / 3_600;

interface Options {
  env: string;
  hours: number;
  commune?: string;
  roles?: Role[];
  communes?: string[];
  institution?: string;
}

export function register(program: Command): void {
  program
    .command('token')
    .summary('a development token for scripts')
    .description(ABOUT)
    .addHelpText('after', EXAMPLE)
    .argument('<person>', 'who calls, by their id: e.g. gestora-florida')
    .addOption(envOption())
    .option('--commune <code>', 'of somebody in the directory who works in several offices: in which they act')
    .option('--roles <list>', `makes somebody up; separated by commas: ${ROLES.join(', ')}`, roles)
    .option('--communes <list>', 'of who is made up: CUT codes separated by commas (13110)', communeList)
    .option('--institution <id>', 'of who is made up: organisation of the map of offer, for a network-member')
    .option('--hours <n>', 'how long it is good', upTo(LONGEST_HOURS), 12)
    .action(async (person: string, options: Options) => {
      if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(person))
        throw new Problem('A person is named by lower-case letters, digits, dots and dashes.');
      if (process.env.OLN_ENV === 'production')
        throw new Problem(
          'There are no development tokens in production (OLN_ENV): people sign in, systems have a secret.',
        );
      const principal = await whoCalls(person, options);
      const { keysFile } = secretsOf(options.env);
      const token = await issueDevToken(principal, loadKeyRing(keysFile), { ttl: options.hours * 3_600 });
      process.stdout.write(`${token}\n`);
    });
}

async function whoCalls(person: string, { env, commune, ...madeUp }: Options): Promise<Principal> {
  const { roles: given, communes, institution } = madeUp;
  if (given) {
    if (commune) throw new Problem('--commune is of somebody in the directory; who is made up has --communes.');
    return { person, roles: given, communes: communes ?? ['13110'], institution, kind: 'person' };
  }
  if (communes ?? institution)
    throw new Problem('--communes and --institution are of somebody made up: say their --roles as well.');
  const secrets = secretsOf(env);
  const state = await currentState(env);
  if (!state?.ready)
    throw new Problem(
      `"${env}" is not running, and who ${person} is its staff directory knows: ./oln up starts it, --roles makes somebody up.`,
    );
  return principalFromDirectory(
    person,
    await readStaffDirectory(adminUrl(state.ports.postgres, secrets, 'oln')),
    commune,
  );
}

function secretsOf(env: string) {
  const paths = environmentPaths(env);
  if (!existsSync(paths.secrets)) throw new Problem(`There is no environment "${env}" yet: ./oln up makes it.`);
  return ensureSecrets(paths);
}
