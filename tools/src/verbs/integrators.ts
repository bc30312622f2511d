import { InvalidArgumentError, type Command } from 'commander';
import { Problem } from '../problem.js';
import { dropIntegrator, integratorsOf, putIntegrator } from '../stack/integrators.js';
import { FEED_API, feedOf, integratorAccount, writeNatsConfig } from '../stack/nats.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import { communeList, envOption, instant } from './options.js';
import { runningState, withLink } from './running.js';
import { askControl } from '../stack/control.js';
import { delay } from '../stack/part.js';
import { currentState } from './status.js';

const ABOUT = [
  'Other systems that follow what happens in some communes: the facts that the services publish on NATS, without a name in them.',
  'Each reads from a consumer of its own, which remembers what it has had, and may do nothing else there.',
].join(' ');

const nameOf = (text: string): string => {
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(text)) throw new InvalidArgumentError('lower-case letters, digits and dashes');
  return text;
};

interface AddOptions {
  env: string;
  communes: string[];
  since?: Date;
}

export function register(program: Command): void {
  const integrators = program
    .command('integrators')
    .summary('other systems that follow what happens, by commune')
    .description(ABOUT)
    .addHelpText('after', '\n  ./oln integrators add san --communes 13110,13101');
  integrators
    .command('list', { isDefault: true })
    .summary('who there is, for which communes, and what waits for them')
    .description(
      'A line for each: its communes, and how many facts it has not taken yet. Secret keys are kept nowhere.',
    )
    .addOption(envOption())
    .action(list);
  integrators
    .command('add')
    .summary('a new one, or other communes and a new key for one that is there')
    .description(
      'Takes effect at once; NATS starts anew for it, in a second and without a loss. Prints the secret key, once: it is kept nowhere. One that is there goes on from what it has had.',
    )
    .argument('<name>', 'of the system, e.g. san', nameOf)
    .requiredOption('--communes <codes>', 'whose facts it may read, separated by commas', communeList)
    .option('--since <date>', 'from facts of that moment on (default: all that NATS keeps, 90 days)', instant)
    .addOption(envOption())
    .action(add);
  integrators
    .command('remove')
    .summary('it is refused from now on')
    .description('Ends its connection, and forgets what it has had.')
    .argument('<name>', 'as ./oln integrators lists it', nameOf)
    .addOption(envOption())
    .action(remove);
}

async function list({ env }: { env: string }): Promise<void> {
  const all = integratorsOf(environmentPaths(env));
  if (all.length === 0) return void process.stdout.write('Nobody yet: ./oln integrators add makes one.\n');
  const lags = (await currentState(env)) ? await lagsOf(env) : undefined;
  for (const { name, communes } of all) {
    const waits = lags?.get(name);
    const said = lags ? `  ${waits === undefined ? 'its consumer is gone: add it again' : `${waits} wait for it`}` : '';
    process.stdout.write(`  ${name.padEnd(20)} ${communes.join(', ')}${said}\n`);
  }
}

async function lagsOf(env: string): Promise<Map<string, number | undefined>> {
  const { feedLag } = await import('@oln/messaging');
  return withLink(env, async (link) => {
    const names = integratorsOf(environmentPaths(env)).map(({ name }) => name);
    const lags = await Promise.all(names.map((name) => feedLag(link, feedOf(name))));
    return new Map(names.map((name, index) => [name, lags[index]]));
  });
}

async function add(name: string, { env, communes, since }: AddOptions): Promise<void> {
  await runningState(env);
  const { ensureStream, putFeed } = await import('@oln/messaging');
  await withLink(env, async (link) => {
    // A house that has just been set up has no stream before its first fact.
    await ensureStream(link);
    await putFeed(link, { name: feedOf(name), communes, since });
  });
  const paths = environmentPaths(env);
  const secret = putIntegrator(paths, name, communes);
  await restart(env);
  const one = integratorsOf(paths).find((integrator) => integrator.name === name)!;
  const { ports } = await runningState(env);
  process.stdout.write(
    [
      `${name} reads the facts of ${communes.join(', ')}.`,
      `  secret key  ${secret}   (shown once; give it to them in a way that nobody else reads)`,
      `  address     nats://127.0.0.1:${ports.nats}`,
      `  consumer    ${feedOf(name)}, of the stream OLN; acknowledge each message`,
      `  inbox       _INBOX.${name} (option inboxPrefix of the client, --inbox-prefix of the nats command)`,
      `  API prefix  ${FEED_API} (option apiPrefix of JetStream, --js-api-prefix of the nats command)`,
      '',
      'For a NATS of your own (docs/deploy.md), this is its account; nats.conf has what the account of the house exports to it:',
      integratorAccount(one),
      '',
    ].join('\n'),
  );
}

async function remove(name: string, { env }: { env: string }): Promise<void> {
  await runningState(env);
  dropIntegrator(environmentPaths(env), name);
  await restart(env);
  const { dropFeed } = await import('@oln/messaging');
  await withLink(env, (link) => dropFeed(link, feedOf(name)));
  process.stdout.write(`${name} is refused from now on.\n`);
}

const BACK_WITHIN_MS = 30_000;

/**
 * NATS starts anew with the configuration of now: what one account gives another it takes up at its start only. That takes a second,
 * in which nothing is lost: services send again what was not acknowledged.
 */
async function restart(env: string): Promise<void> {
  const { ports, parts } = await runningState(env);
  const paths = environmentPaths(env);
  writeNatsConfig(paths, { client: ports.nats, monitor: ports.natsMonitor }, ensureSecrets(paths));
  const before = parts.find((part) => part.name === 'nats')?.pid;
  await askControl(paths.socket, '/restart?part=nats');
  for (const until = Date.now() + BACK_WITHIN_MS; Date.now() < until; await delay(200)) {
    const nats = (await currentState(env))?.parts.find((part) => part.name === 'nats');
    if (nats?.state === 'ready' && nats.pid !== before) return;
  }
  throw new Problem('NATS is not back yet: ./oln status shows it. It will know of the change when it is.');
}
