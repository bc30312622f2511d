import { v7 } from 'uuid';
import { addedRows, countRows, templateOf, type Template } from '../bare/template.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { interleaved, medianOf } from '../harness/rounds.js';
import { COMMUNE, desk, deskToken } from '../house/front-desk.js';
import { inHouse, type House } from '../house/house.js';
import type { Load, Outcome } from '../load/load.js';
import { startBareWriter, WriteRun } from './write-run.js';

const CONNECTIONS = 32;
const WARM_UP_SECONDS = 3;
/** More than two cores take in: no child may be told of twice, that would be the same alert again. */
const MOST_PER_SECOND = 2_500;

/** What bare Fastify holds a body against. */
const BODY = {
  type: 'object',
  required: ['commune', 'childId', 'factors'],
  additionalProperties: false,
  properties: {
    commune: { type: 'string', pattern: '^\\d{5}$' },
    childId: { type: 'string', format: 'uuid' },
    factors: { type: 'array', maxItems: 30, items: { type: 'string', maxLength: 60 } },
    source: { type: 'string', enum: ['san', 'network', 'staff'] },
    reference: { type: 'string', maxLength: 120 },
    narrative: { type: 'string', maxLength: 4000 },
  },
};

/** The office wrote down the first one itself; of the same day, by another source, is the second: they are simultaneous. */
const SECOND = { source: 'network' };

/** An alert of a child whom the office knows, as a member of the team writes it down. */
export const alertBody = (childId: string, reference: string) => ({
  commune: COMMUNE,
  childId,
  factors: ['neglect'],
  reference,
  narrative: 'La profesora vio golpes en los brazos',
});

/** That of somebody else about the same child. */
export const secondBody = (childId: string, reference: string) => ({ ...alertBody(childId, reference), ...SECOND });

interface Intake {
  house: House;
  load: Omit<Load, 'seconds' | 'bodies'>;
}

async function openIntake(house: House): Promise<Intake> {
  await house.migrate('alerts');
  // Nobody runs a process here: the watchdog would start one for every child that is watched.
  for (const lease of ['relay', 'sweep:lost-processes']) await house.holdLease('alerts', lease);
  const { port } = await house.serve('alerts');
  const headers = { authorization: `Bearer ${await deskToken(house.keysFile)}`, 'content-type': 'application/json' };
  const paths = ['/api/alerts/v1/alerts'];
  return { house, load: { port, method: 'POST', paths, headers, keyed: true, connections: CONNECTIONS } };
}

interface First {
  alertId: string;
  childId: string;
}

const raise = async ({ house, load }: Intake, body: object, key: string) => {
  const client = await desk(house.keysFile, load.port);
  const answer = await client.post<{ id: string }>('/alerts/v1/alerts', body, { idempotencyKey: key });
  if (answer.status !== 201) throw new Error(`An alert was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return { ...answer.body };
};

/** One alert of one child, by the production route. */
async function raiseFirst(intake: Intake): Promise<First> {
  const childId = v7();
  const key = 'bench-first';
  return { alertId: (await raise(intake, alertBody(childId, key), key)).id, childId };
}

/**
 * What the second alert of the child wrote. What it changed besides (the watch over the child, the first alert) is left
 * out: the baseline inserts.
 */
async function readTemplate(intake: Intake, { alertId, childId }: First): Promise<Template> {
  const { house } = intake;
  const before = await countRows(house.admin, 'alerts');
  const key = 'bench-template';
  const answer = await raise(intake, secondBody(childId, key), key);
  const added = addedRows(before, await countRows(house.admin, 'alerts'));
  const unique = [await keyOf(house, answer.id)];
  const request = { id: answer.id, key, answer, unique, changed: [alertId, childId] };
  return templateOf(house.admin, 'alerts', added, request);
}

/** By which the same alert is known again: there may be no second one. */
async function keyOf({ admin }: House, id: string): Promise<string> {
  const { rows } = await admin.query<{ key: string }>('select key from alerts.alerts where id = $1', [id]);
  return rows[0]!.key;
}

/** So many children of whom there is one alert each, and a watch over each: copies of the first, straight into the tables. */
async function fillWithChildren({ admin }: House, { alertId, childId }: First, count: number): Promise<string[]> {
  const childIds = Array.from({ length: count }, () => v7());
  const columns = async (table: string, ...except: string[]): Promise<string> => {
    const { rows } = await admin.query<{ names: string }>(
      `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
        where table_schema = 'alerts' and table_name = $1 and is_generated = 'NEVER' and column_name <> all ($2)`,
      [table, except],
    );
    return rows[0]!.names;
  };
  const ofAlert = await columns('alerts', 'id', 'key', 'child_id', 'entry_id');
  await admin.query(
    `insert into alerts.alerts (id, key, child_id, entry_id, ${ofAlert})
     select uuidv7(), md5(child::text), child, child, ${ofAlert}
       from alerts.alerts first, unnest($2::uuid[]) child where first.id = $1`,
    [alertId, childIds],
  );
  const ofWatch = await columns('child_watches', 'id');
  await admin.query(
    `insert into alerts.child_watches (id, ${ofWatch})
     select child, ${ofWatch} from alerts.child_watches first, unnest($2::uuid[]) child where first.id = $1`,
    [childId, childIds],
  );
  await admin.query('vacuum analyze alerts.alerts, alerts.child_watches');
  return childIds;
}

/** Gives every round children of its own. */
export class Children {
  private next = 0;

  constructor(private readonly ids: readonly string[]) {}

  /** Bodies of so many seconds. */
  bodies(seconds: number): string[] {
    const from = this.next;
    this.next += MOST_PER_SECOND * seconds;
    if (this.next > this.ids.length) throw new Error('There are no children left that nobody has told of');
    return this.ids.slice(from, this.next).map((id, at) => JSON.stringify(secondBody(id, `bench-${from + at}`)));
  }

  static needed = (runs: number, seconds: number): number => MOST_PER_SECOND * (WARM_UP_SECONDS + runs * seconds);
}

/** Each that was acknowledged is correlated with the one before it, and the watch over its child knows of both. */
async function uncorrelated({ admin }: House, acknowledged: number): Promise<string[]> {
  const { rows } = await admin.query<{ alerts: number; watches: number }>(
    `select (select count(*)::int from alerts.alerts where 'simultaneous' = any (correlations)) as alerts,
            (select count(*)::int from alerts.child_watches where alerts = 2 and open = 2) as watches`,
  );
  const { alerts, watches } = rows[0]!;
  // With the template's own.
  if (alerts === 2 * (acknowledged + 1) && watches === acknowledged + 1) return [];
  return [`${acknowledged} second alerts left ${alerts} correlated ones and ${watches} watches over two alerts`];
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    const intake = await openIntake(house);
    const first = await raiseFirst(intake);
    const needed = Children.needed(bench.runs, bench.seconds);
    bench.say(`  writing ${needed} children with an alert each`);
    const children = new Children(await fillWithChildren(house, first, needed));
    const template = await readTemplate(intake, first);
    const run = new WriteRun(house, house.run('generator', 'load'), template);
    const start = { service: 'alerts' as const, template, body: BODY };
    const bareLoad = await startBareWriter({ house, load: { ...intake.load, bodies: [] } }, start);
    let acknowledged = 0;
    const ours = async (seconds = bench.seconds): Promise<Outcome> => {
      const load = { ...intake.load, bodies: children.bodies(seconds) };
      const outcome = await run.run({ schema: 'alerts', load }, seconds);
      acknowledged += outcome.acknowledged;
      return outcome;
    };
    const bodies = [JSON.stringify(secondBody(first.childId, 'bench-bare'))];
    const bare = (seconds = bench.seconds): Promise<Outcome> =>
      run.run({ schema: 'bare', load: { ...bareLoad, bodies } }, seconds);
    for (const side of [ours, bare]) await side(WARM_UP_SECONDS);
    house.begins();
    const rounds = await interleaved(bench, { ours: () => ours(), bare: () => bare() });
    return {
      runs: rounds.map((round) => round.ours.perSecond / round.bare.perSecond),
      also: {
        alertsPerSecond: medianOf(rounds, (round) => round.ours.perSecond),
        barePerSecond: medianOf(rounds, (round) => round.bare.perSecond),
        p50Ms: medianOf(rounds, (round) => round.ours.p50),
        p99Ms: medianOf(rounds, (round) => round.ours.p99),
        bareP99Ms: medianOf(rounds, (round) => round.bare.p99),
        rowsPerAlert: template.tables.map(({ table, rows }) => `${rows.length} ${table}`).join(' + '),
        correlated: acknowledged,
      },
      faults: [...run.faults, ...(await uncorrelated(house, acknowledged))],
    };
  });
}

/** 5-quality.md states no bar for it: told, not judged, but for its faults. */
export const alertIntake: Figure = {
  id: 'P15',
  unit: 'ratio',
  about:
    'alerts a second, each correlated with another of its child, by the production route ÷ bare Fastify + pg: BEGIN, the same new rows one INSERT each, COMMIT',
  running:
    'PostgreSQL, the alerts service (relay standing by), 32 connections; NATS idle, the other services not started',
  measure,
};
