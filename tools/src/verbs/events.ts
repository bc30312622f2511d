import { SERVICES, type OlnEvent, type ServiceName } from '@oln/contracts';
import type { Database, ParkedMessage } from '@oln/messaging';
import { InvalidArgumentError, type Command } from 'commander';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import { envOption, instant } from './options.js';
import { portsOf, withLink } from './running.js';

const commune = (text: string): string => {
  if (!/^\d{5}$/.test(text)) throw new InvalidArgumentError('a CUT code of five digits');
  return text;
};
const service = (text: string): ServiceName => {
  if (!(SERVICES as readonly string[]).includes(text)) throw new InvalidArgumentError(`one of ${SERVICES.join(', ')}`);
  return text as ServiceName;
};

const ABOUT = [
  'Facts that the services publish, without a name in them. tail follows them, parked lists what a service could not take in,',
  'replay lets it try again, republish sends recorded ones once more.',
].join(' ');

export function register(program: Command): void {
  const events = program
    .command('events')
    .summary('what happens, live; what could not be taken in')
    .description(ABOUT)
    .addHelpText('after', '\n  ./oln events tail --commune 13110 --since 2026-11-01');
  events
    .command('tail')
    .summary('events as they come (Ctrl-C ends it)')
    .description('Prints every event on a line as it comes: when, where, what, of which record. Ctrl-C ends it.')
    .addOption(envOption())
    .option('--commune <code>', 'of one commune only', commune)
    .option('--since <date>', 'from an earlier moment on', instant)
    .option('--json', 'whole events, one a line', false)
    .action(follow);
  events
    .command('parked')
    .summary('messages that could not be taken in and wait for somebody')
    .description(
      'Lists what a service could not take in, with the reason: docs/runbooks/parked-messages.md says what to do.',
    )
    .addOption(envOption())
    .option('--service <name>', 'of one service only', service)
    .option('--payload', 'with what they hold', false)
    .action(listParked);
  events
    .command('replay')
    .summary('let the service take a parked message in again; safe to repeat')
    .description(
      'Once the reason is mended: the service takes the message in as if it had just come. It has its effect once.',
    )
    .argument('<id>', 'as ./oln events parked shows it')
    .addOption(envOption())
    .action(replay);
  events
    .command('republish')
    .summary('send recorded events to the stream again; who had them changes nothing')
    .description(
      'For a stream that was lost, or a consumer that is new: events keep their ids, so who had them changes nothing.',
    )
    .addOption(envOption())
    .requiredOption('--service <name>', 'whose event log', service)
    .requiredOption('--from <date>', 'recorded at or after', instant)
    .option('--to <date>', 'recorded before', instant)
    .option('--commune <code>', 'of one commune only', commune)
    .action(sendAgain);
}

/** Loaded when needed: the other verbs work before the libraries are compiled. */
const messaging = () => import('@oln/messaging');

async function follow(options: { env: string; commune?: string; since?: Date; json: boolean }): Promise<void> {
  await withLink(options.env, async (link) => {
    const { ensureStream, tail } = await messaging();
    // A house that has just been set up has no stream before its first event.
    await ensureStream(link);
    const ended = new AbortController();
    process.once('SIGINT', () => ended.abort()).once('SIGTERM', () => ended.abort());
    const heard = tail(link, { commune: options.commune, since: options.since, signal: ended.signal });
    for await (const event of heard) process.stdout.write(`${options.json ? JSON.stringify(event) : line(event)}\n`);
  });
}

function line({ asof, commune: where, type, entityversion, subject, data }: OlnEvent): string {
  const name = type.replace(/^oln\./, '').replace(/\.v\d+$/, '');
  const said = Object.entries(data)
    .filter(([key, value]) => key !== 'id' && ['string', 'number', 'boolean'].includes(typeof value))
    .map(([key, value]) => `${key}=${String(value)}`);
  return `${asof.slice(0, 19).replace('T', ' ')}  ${where}  ${name.padEnd(34)} ${subject} v${entityversion}  ${said.join(' ')}`.trimEnd();
}

async function listParked(options: { env: string; service?: ServiceName; payload: boolean }): Promise<void> {
  const found = await parkedOf(options.env, options.service);
  const lines = found.map(({ service: owner, message }) => {
    const { id, subject, errorCode, attempts, parkedAt, payload } = message;
    const head = `${id}  ${owner.padEnd(10)} ${parkedAt.toISOString().slice(0, 19)}  ${subject}  ${errorCode}, ${attempts}×`;
    return options.payload ? `${head}\n    ${payload}` : head;
  });
  process.stdout.write(
    lines.length > 0 ? `${lines.join('\n')}\n\n./oln events replay <id> takes one in again.\n` : 'Nothing is parked.\n',
  );
}

async function replay(id: string, { env }: { env: string }): Promise<void> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new Problem('An id is a UUID, as ./oln events parked shows it.');
  const owner = await ownerOf(env, id);
  const { replayParked } = await messaging();
  await withLink(env, async (link) => {
    const answer = await replayParked(link, owner.consumer, id).catch(() => {
      throw new Problem(`${owner.service} does not answer: ./oln status shows whether it runs.`);
    });
    if (!answer.replayed)
      throw new Problem(`It could not be taken in again: ${answer.code ?? 'no reason given'}. It stays parked.`);
    process.stdout.write(`${owner.service} has taken it in.\n`);
  });
}

async function sendAgain(options: {
  env: string;
  service: ServiceName;
  from: Date;
  to?: Date;
  commune?: string;
}): Promise<void> {
  const { republish } = await messaging();
  const sent = await withDatabase(options.env, options.service, (database) =>
    withLink(options.env, (link) => republish(database, link, options)),
  );
  process.stdout.write(`${sent} events of ${options.service} were sent again. Who had them changes nothing.\n`);
}

interface Found {
  service: ServiceName;
  message: ParkedMessage;
}

async function parkedOf(env: string, only?: ServiceName): Promise<Found[]> {
  const { ParkedMessages } = await messaging();
  const lists = (only ? [only] : SERVICES).map((name) =>
    withDatabase(env, name, async (database): Promise<Found[]> => {
      if (!(await hasTables(database))) return [];
      const messages = await new ParkedMessages(database).list({ limit: 1_000 });
      return messages.map((message) => ({ service: name, message }));
    }),
  );
  return (await Promise.all(lists)).flat();
}

async function ownerOf(env: string, id: string): Promise<{ service: ServiceName; consumer: string }> {
  const { ParkedMessages } = await messaging();
  for (const name of SERVICES) {
    const found = await withDatabase(env, name, async (database) =>
      (await hasTables(database)) ? new ParkedMessages(database).find(id) : undefined,
    );
    if (found) return { service: name, consumer: found.consumer };
  }
  throw new Problem(`No message with the id ${id} is parked: ./oln events parked lists them.`);
}

/** Schemas are made for services to come as well. */
export async function hasTables(database: Database): Promise<boolean> {
  const [row] = await database.query<{ there: boolean }>(`select to_regclass('parked') is not null as there`);
  return row!.there;
}

export async function withDatabase<Result>(
  env: string,
  name: ServiceName,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { postgres } = await portsOf(env);
  const { Database: Connections } = await messaging();
  const { database: logins } = ensureSecrets(environmentPaths(env));
  const url = `postgres://oln_${name}:${logins[name]!.service}@127.0.0.1:${postgres}/oln`;
  const database = new Connections(url, { name: 'oln-events', connections: 2 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
