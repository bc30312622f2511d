import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { integratorsOf, type Integrator } from './integrators.js';
import { ensureFolder, type EnvironmentPaths } from './paths.js';
import { NATS_USERS, type Secrets } from './secrets.js';

/** Of facts; named again where the configuration is written without the libraries. */
const STREAM = 'OLN';

/** The consumer that an integrator reads from. */
export const feedOf = (integrator: string): string => `feed-${integrator}`;

/** Name of a user in an account of a spec: users are named once per server. */
export const natsUserOf = (name: string, account?: number): string => (account ? `${name}-${account}` : name);

/** Consumers that a service has besides its durable one: reporting reads the stream once more when it is rebuilt. */
const FURTHER_CONSUMERS: Readonly<Record<string, string>> = { reporting: 'reporting-rebuild' };

const furtherConsumer = (name: string): string[] => {
  const further = FURTHER_CONSUMERS[name];
  return further
    ? ['INFO', 'DURABLE.CREATE', 'DELETE', 'MSG.NEXT'].map((verb) => `$JS.API.CONSUMER.${verb}.*.${further}`)
    : [];
};

/** What a service may send: its own facts, questions, and what its own durable consumer (of its name) needs. */
const mayPublish = (name: string): string[] => [
  `oln.v1.*.${name}.>`,
  'oln.ask.>',
  'oln.operate.>',
  '_INBOX.>',
  '$JS.API.INFO',
  '$JS.API.STREAM.NAMES',
  ...['INFO', 'CREATE', 'UPDATE'].map((verb) => `$JS.API.STREAM.${verb}.*`),
  ...['INFO', 'RESET', 'CREATE', 'DURABLE.CREATE', 'MSG.NEXT'].map((verb) => `$JS.API.CONSUMER.${verb}.*.${name}`),
  `$JS.API.CONSUMER.CREATE.*.${name}.>`,
  // One pattern: with the newer form, in which domain and account come first, others' acknowledgements would match as well.
  `$JS.ACK.*.${name}.>`,
  ...furtherConsumer(name),
];

/** Questions put to it, and answers to its own: those to others come to an inbox of theirs ({@link NatsLink}). */
const maySubscribe = (name: string, user: string): string[] => [
  `oln.ask.${name}.>`,
  `oln.operate.${name}.>`,
  `_INBOX.${user}.>`,
];

/** The house (this command) may do everything; a service cannot delete or purge the stream, nor touch others' consumers. */
function userConfig(name: string, user: string, password: string): string {
  const head = `      { user: ${JSON.stringify(user)}, password: ${password}`;
  if (name === 'house') return `${head} }`;
  return `${head}, permissions: {
          publish: { allow: ${JSON.stringify(mayPublish(name))} }
          subscribe: { allow: ${JSON.stringify(maySubscribe(name, user))} } } }`;
}

/** What an integrator's account may ask of the house's, and the house's account exports to it. */
const feedSubjects = (name: string): { ask: string[]; acknowledge: string } => ({
  ask: ['INFO', 'MSG.NEXT'].map((verb) => `$JS.API.CONSUMER.${verb}.${STREAM}.${feedOf(name)}`),
  acknowledge: `$JS.ACK.${STREAM}.${feedOf(name)}.>`,
});

/** Under `$JS.API` an account would be asked for streams of its own. */
export const FEED_API = 'OLN.API';
const asAsked = (subject: string): string => subject.replace('$JS.API', FEED_API);

const accountOf = (name: string): string => `FEED_${name.toUpperCase().replaceAll('-', '_')}`;

/** Messages of its consumer, and nothing else: whatever address an answer is asked to come to, it is one of the integrator's own account. */
const exportsTo = ({ name }: Integrator): string[] => {
  const { ask, acknowledge } = feedSubjects(name);
  const to = `accounts: [${accountOf(name)}]`;
  return [
    ...ask.map((subject) => `{ service: ${JSON.stringify(subject)}, response_type: stream, ${to} }`),
    `{ service: ${JSON.stringify(acknowledge)}, ${to} }`,
  ];
};

/**
 * Somebody outside who follows the facts of some communes, in an account of their own: they see the messages of the one consumer that
 * the house made for them. They make no consumer themselves, and no subject of the house's account is within their reach.
 */
export function integratorAccount(integrator: Integrator, from = 'OLN'): string {
  const { ask, acknowledge } = feedSubjects(integrator.name);
  const imported = (subject: string, to = subject): string =>
    `{ service: { account: ${from}, subject: ${JSON.stringify(subject)} }, to: ${JSON.stringify(to)} }`;
  const imports = [...ask.map((subject) => imported(subject, asAsked(subject))), imported(acknowledge)];
  const inbox = [`_INBOX.${integrator.name}.>`];
  return `  ${accountOf(integrator.name)}: {
    users: [
      { nkey: ${JSON.stringify(integrator.key)}, permissions: {
          publish: { allow: ${JSON.stringify([...ask.map(asAsked), acknowledge])} }
          subscribe: { allow: ${JSON.stringify(inbox)} } } }
    ]
    imports: [
      ${imports.join('\n      ')}
    ]
  }`;
}

/** An account with its users. `passwordOf` gives a quoted word, or the name of a variable. */
export function accountConfig(
  name: string,
  passwordOf: (user: string) => string,
  { account, integrators = [] }: { account?: number; integrators?: readonly Integrator[] } = {},
): string {
  const users = NATS_USERS.map((user) => userConfig(user, natsUserOf(user, account), passwordOf(user)));
  const exported = integrators.flatMap(exportsTo);
  return `  ${name}: {
    jetstream: enabled
    users: [
${users.join('\n')}
    ]${exported.length > 0 ? `\n    exports: [\n      ${exported.join('\n      ')}\n    ]` : ''}
  }`;
}

export interface NatsSettings {
  client: number;
  monitor: number;
  /** Further accounts, in which specs have streams of their own. */
  specAccounts?: number;
}

/** Configuration of the embedded server. `sync_interval: always`: what was acknowledged is on the disk. */
export function writeNatsConfig(paths: EnvironmentPaths, settings: NatsSettings, secrets: Secrets): string {
  const { client, monitor, specAccounts = 0 } = settings;
  const store = join(paths.folder, 'nats');
  ensureFolder(store);
  const password = (user: string): string => JSON.stringify(secrets.nats[user]);
  const integrators = integratorsOf(paths);
  const specs = Array.from({ length: specAccounts }, (_, n) =>
    accountConfig(`SPEC${n + 1}`, password, { account: n + 1 }),
  );
  const text = `host: "127.0.0.1"
port: ${client}
http: "127.0.0.1:${monitor}"
server_name: "oln-${paths.name}"
max_payload: 1MB
jetstream { store_dir: ${JSON.stringify(store)}, sync_interval: always, max_memory_store: 64MB }
accounts {
${[accountConfig('OLN', password, { integrators }), ...integrators.map((one) => integratorAccount(one)), ...specs].join('\n')}
}
`;
  const file = join(paths.folder, 'nats.conf');
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
