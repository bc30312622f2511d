import { existsSync } from 'node:fs';
import { loadKeyRing, issueDevToken } from '@oln/crypto';
import { ROLES, type Role } from '@oln/contracts';
import { InvalidArgumentError, type Command } from 'commander';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import { communeList, envOption, upTo } from './options.js';

const roles = (text: string): Role[] => {
  const wanted = text.split(',').map((role) => role.trim());
  const unknown = wanted.filter((role) => !(ROLES as readonly string[]).includes(role));
  if (unknown.length > 0)
    throw new InvalidArgumentError(`unknown role ${unknown.join(', ')}; there is ${ROLES.join(', ')}`);
  return wanted as Role[];
};

const ABOUT =
  'Prints a token for the APIs, for trials only: an environment of production refuses it. It is a key: give it to nobody.';

const EXAMPLE = `
  TOKEN=$(./oln token gestora-1 --roles case-manager)
  curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:8080/api/cases/v1/cases`;

/** A month. */
const LONGEST_HOURS = 24 * 31;

export function register(program: Command): void {
  program
    .command('token')
    .summary('a development token for scripts')
    .description(ABOUT)
    .addHelpText('after', EXAMPLE)
    .argument('<person>', 'who calls: an id without meaning, e.g. gestora-1')
    .addOption(envOption())
    .option('--roles <list>', `separated by commas: ${ROLES.join(', ')}`, roles, ['coordinator'] as Role[])
    .option('--communes <list>', 'CUT codes separated by commas', communeList, ['13110'])
    .option('--institution <id>', 'organisation of the map of offer, for a network-member')
    .option('--hours <n>', 'how long it is good', upTo(LONGEST_HOURS), 12)
    .action(
      async (
        person: string,
        options: { env: string; roles: Role[]; communes: string[]; hours: number; institution?: string },
      ) => {
        if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(person))
          throw new Problem('A person is named by lower-case letters, digits, dots and dashes.');
        const paths = environmentPaths(options.env);
        if (!existsSync(paths.secrets))
          throw new Problem(`There is no environment "${options.env}" yet: ./oln up makes it.`);
        const { keysFile } = ensureSecrets(paths);
        const { institution, communes } = options;
        const principal = { person, roles: options.roles, communes, institution, kind: 'person' as const };
        process.stdout.write(
          `${await issueDevToken(principal, loadKeyRing(keysFile), { ttl: options.hours * 3_600 })}\n`,
        );
      },
    );
}
