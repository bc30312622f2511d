import { SERVICES } from '@oln/contracts';
import type { Command } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient } from '../api-client.js';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import { hasTables, withDatabase } from './events.js';
import { addMunicipalReport } from './municipal-report.js';
import { envOption } from './options.js';
import { portsOf, withLink } from './running.js';

const ABOUT = [
  'Figures are made of the facts of all services alone: status says how far behind the stream they are, rebuild makes them anew from',
  'the first fact on, beside those that are asked, and lets the two change places when it is done.',
].join(' ');

/** As the service tells of it. */
interface Generation {
  id: number;
  state: 'loading' | 'folding' | 'live' | 'retired' | 'abandoned';
  progress: number;
  facts: number;
  unfit: number;
  askedAt: string;
  liveAt?: string;
  endedAt?: string;
}

interface Lag {
  generation: number;
  consumers: { name: string; messages: number; seconds: number }[];
  stream: { first: number; last: number };
  /** What the stream holds and reporting does not know. */
  unknown: { why: 'kind' | 'version'; kind: string; messages: number }[];
}

interface RebuildOptions {
  env: string;
  republish: boolean;
  detach: boolean;
}

export function register(program: Command): void {
  const reporting = program
    .command('reporting')
    .summary('figures: how far behind they are; made anew; the monthly report of a commune')
    .description(ABOUT)
    .addHelpText('after', '\n  ./oln reporting rebuild\n  ./oln reporting report 13110 2026-03');
  reporting
    .command('status', { isDefault: true })
    .summary('how far behind the stream the figures are, and which sets of them there are')
    .description(
      'Messages and seconds behind the stream, the sets of projections (which is asked, which is being built), and what the stream holds that reporting does not know.',
    )
    .addOption(envOption())
    .option('--json', 'for scripts', false)
    .action(status);
  reporting
    .command('rebuild')
    .summary('makes all figures anew from the first fact on, while those that are there are asked')
    .description(
      'Safe to stop and to run again: it goes on where it was. Where the stream does not hold the first facts any more, the event logs of the services send them again first.',
    )
    .addOption(envOption())
    .option('--republish', 'send all facts again first, whatever the stream holds', false)
    .option('--detach', 'ask for it and do not wait', false)
    .action(rebuild);
  reporting
    .command('abandon')
    .summary('gives up the set that is being built')
    .description('What was built of it is taken away; the figures that are asked stay as they are.')
    .addOption(envOption())
    .action(abandon);
  addMunicipalReport(reporting);
}

async function status({ env, json }: { env: string; json: boolean }): Promise<void> {
  const client = await operator(env);
  const [lag, generations] = [
    await told<Lag>(client.get('/lag')),
    await told<Generation[]>(client.get('/generations')),
  ];
  if (json) return void process.stdout.write(`${JSON.stringify({ lag, generations }, null, 2)}\n`);
  const behind = lag.consumers.map(
    ({ name, messages, seconds }) => `  ${name.padEnd(8)} ${messages} messages behind the stream, ${seconds} s`,
  );
  const unknown = lag.unknown.map(unknownLine);
  const rest = unknown.length > 0 ? ['', ...unknown] : [];
  process.stdout.write(`${[...behind, '', ...generations.map(line), ...rest].join('\n')}\n`);
}

const UNKNOWN = {
  kind: 'which no contract names: no figure is made of them',
  version: 'in a version that is not known yet: parked, to be replayed after an upgrade (./oln events parked)',
} as const;

const unknownLine = ({ why, kind, messages }: Lag['unknown'][number]): string =>
  `  unknown  ${messages} messages ${kind}, ${UNKNOWN[why]}`;

const line = ({ id, state, progress, facts, unfit, liveAt, endedAt }: Generation): string => {
  const since =
    state === 'live'
      ? `since ${liveAt?.slice(0, 19)}`
      : endedAt
        ? `until ${endedAt.slice(0, 19)}`
        : `${percent(progress)} built`;
  const odd = unfit > 0 ? `, ${unfit} messages nobody could read` : '';
  return `  set ${String(id).padEnd(4)} ${state.padEnd(10)} ${facts} facts, ${since}${odd}`;
};

async function rebuild({ env, republish, detach }: RebuildOptions): Promise<void> {
  const client = await operator(env);
  const building = (await told<Generation[]>(client.get('/generations'))).find(isBuilding);
  const id = building?.id ?? (await begin(client, env, republish));
  process.stdout.write(
    building
      ? `Set ${id} is being built already.\n`
      : `Set ${id} is being built; figures are asked of the other meanwhile.\n`,
  );
  if (!detach) await follow(client, id);
}

async function begin(client: ApiClient, env: string, republish: boolean): Promise<number> {
  const { stream } = await told<Lag>(client.get('/lag'));
  const isTrimmed = stream.first > 1;
  if (republish || isTrimmed) await sendAgain(env, isTrimmed);
  const from = republish || isTrimmed ? 'republished' : 'stream';
  return (await told<Generation>(client.post('/rebuilds', { from }))).id;
}

/** Every fact of every event log, under its own id: whoever had it changes nothing. */
async function sendAgain(env: string, isTrimmed: boolean): Promise<void> {
  if (isTrimmed) process.stdout.write('The stream does not hold the first facts any more: they are sent again.\n');
  const messaging = await import('@oln/messaging');
  await withLink(env, async (link) => {
    for (const service of SERVICES) {
      const sent = await withDatabase(env, service, async (database) =>
        (await hasTables(database)) ? messaging.republish(database, link, { from: new Date(0) }) : 0,
      );
      if (sent > 0) process.stdout.write(`  ${service.padEnd(10)} ${sent} facts\n`);
    }
  });
}

async function follow(client: ApiClient, id: number): Promise<void> {
  for (;;) {
    const generation = (await told<Generation[]>(client.get('/generations'))).find((one) => one.id === id);
    if (!generation || generation.state === 'abandoned') throw new Problem(`Set ${id} was given up: run it again.`);
    show(generation);
    if (!isBuilding(generation))
      return void process.stdout.write(`Set ${id} is asked now: ${generation.facts} facts.\n`);
    await sleep(500);
  }
}

const isBuilding = ({ state }: Generation): boolean => state === 'loading' || state === 'folding';

const WIDTH = 30;

function show(generation: Generation): void {
  if (!process.stderr.isTTY) return;
  const done = Math.round(generation.progress * WIDTH);
  const bar = `${'█'.repeat(done)}${'░'.repeat(WIDTH - done)}`;
  process.stderr.write(
    `\r${bar} ${percent(generation.progress)} ${generation.state}   ${isBuilding(generation) ? '' : '\n'}`,
  );
}

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

async function abandon({ env }: { env: string }): Promise<void> {
  const client = await operator(env);
  const building = (await told<Generation[]>(client.get('/generations'))).find(isBuilding);
  if (!building) throw new Problem('No set is being built: ./oln reporting status shows which there are.');
  await told(client.post(`/rebuilds/${building.id}/abandonment`));
  process.stdout.write(`Set ${building.id} is given up.\n`);
}

/** Somebody who keeps the house running: sees how far behind the figures are, and none of them. */
async function operator(env: string): Promise<ApiClient> {
  const { gateway } = await portsOf(env);
  const { keysFile } = ensureSecrets(environmentPaths(env));
  const base = `http://127.0.0.1:${gateway}/api/reporting/v1`;
  return ApiClient.as('operadora-cli', ['operator'], ['13110'], base, keysFile);
}

async function told<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status: code, body } = await asked;
  if (code < 300) return body;
  const { title, detail } = (body ?? {}) as { title?: string; detail?: string };
  throw new Problem(`reporting answers ${code}: ${[title, detail].filter(Boolean).join('. ')}`);
}
