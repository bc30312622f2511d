import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { integratorsOf, type Integrator } from './integrators.js';
import { ensureFolder, type EnvironmentPaths } from './paths.js';
import { NATS_USERS, type Secrets } from './secrets.js';

/** The consumer that an integrator reads from. */
export const feedOf = (integrator: string): string => `feed-${integrator}`;

/** Name of a user in an account of a spec: users are named once per server. */
export const natsUserOf = (name: string, account?: number): string => (account ? `${name}-${account}` : name);

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
  `$JS.ACK.*.${name}.>`,
  `$JS.ACK.*.*.*.${name}.>`,
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

/**
 * Somebody outside who follows the facts of some communes: the messages of the one consumer that the house made for them, and nothing
 * else. They make no consumer themselves: one that delivers by itself could write to any subject of the account.
 */
export function integratorConfig({ name, key }: Integrator): string {
  const publish = [
    ...['INFO', 'MSG.NEXT'].map((verb) => `$JS.API.CONSUMER.${verb}.*.${feedOf(name)}`),
    `$JS.ACK.*.${feedOf(name)}.>`,
    `$JS.ACK.*.*.*.${feedOf(name)}.>`,
  ];
  return `      { nkey: ${JSON.stringify(key)}, permissions: {
          publish: { allow: ${JSON.stringify(publish)} }
          subscribe: { allow: ${JSON.stringify([`_INBOX.${name}.>`])} } } }`;
}

/** An account with its users. `passwordOf` gives a quoted word, or the name of a variable. */
export function accountConfig(
  name: string,
  passwordOf: (user: string) => string,
  { account, integrators = [] }: { account?: number; integrators?: readonly Integrator[] } = {},
): string {
  const users = [
    ...NATS_USERS.map((user) => userConfig(user, natsUserOf(user, account), passwordOf(user))),
    ...integrators.map(integratorConfig),
  ];
  return `  ${name}: {
    jetstream: enabled
    users: [
${users.join('\n')}
    ]
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
${[accountConfig('OLN', password, { integrators: integratorsOf(paths) }), ...specs].join('\n')}
}
`;
  const file = join(paths.folder, 'nats.conf');
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
