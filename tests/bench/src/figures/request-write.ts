import { addedRows, countRows, templateOf, type Template } from '../bare/template.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { interleaved, medianOf } from '../harness/rounds.js';
import { desk, deskToken, registerFamilies, requestBody, type FamilyIds } from '../house/front-desk.js';
import { inHouse, type House } from '../house/house.js';
import type { Program } from '../house/program.js';
import type { Load } from '../load/load.js';
import { sizeOf, startBareWriter, WriteRun, type Side } from './write-run.js';

const CONNECTIONS = 32;
const FAMILIES = 20;
const WARM_UP_SECONDS = 3;

/** What bare Fastify holds a body against, as the production route does by its own rules. */
export const BODY = {
  type: 'object',
  required: ['commune', 'channel', 'motive', 'familyId', 'childIds'],
  additionalProperties: false,
  properties: {
    commune: { type: 'string', pattern: '^\\d{5}$' },
    channel: { type: 'string', maxLength: 40 },
    motive: { type: 'string', maxLength: 40 },
    familyId: { type: 'string', format: 'uuid' },
    childIds: { type: 'array', minItems: 1, maxItems: 20, items: { type: 'string', format: 'uuid' } },
    factors: { type: 'array', maxItems: 40, items: { type: 'string', maxLength: 60 } },
    narrative: { type: 'string', maxLength: 4000 },
  },
};

/** The intake service alone on its back ends, its relay standing by, with families to write requests about. */
export interface FrontDoor {
  house: House;
  service: Program;
  load: Omit<Load, 'seconds'>;
  families: FamilyIds[];
}

export async function openFrontDoor(house: House, serve = () => house.serve('intake')): Promise<FrontDoor> {
  await house.migrate('intake');
  await house.holdLease('intake', 'relay');
  const { program, port } = await serve();
  const families = await registerFamilies(await desk(house.keysFile, port), FAMILIES);
  const load = {
    port,
    method: 'POST' as const,
    paths: ['/api/intake/v1/requests'],
    headers: { authorization: `Bearer ${await deskToken(house.keysFile)}`, 'content-type': 'application/json' },
    bodies: families.map((family) => JSON.stringify(requestBody(family))),
    keyed: true,
    connections: CONNECTIONS,
  };
  return { house, service: program, load, families };
}

/** What one production request writes, table by table, and how it is answered. */
export async function readTemplate({ house, load, families }: FrontDoor): Promise<Template> {
  const client = await desk(house.keysFile, load.port);
  const key = 'bench-template';
  const before = await countRows(house.admin, 'intake');
  const { body } = await client.post('/intake/v1/requests', requestBody(families[0]!), { idempotencyKey: key });
  const added = addedRows(before, await countRows(house.admin, 'intake'));
  return templateOf(house.admin, 'intake', added, { id: String(body.id), key, answer: body });
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    const door = await openFrontDoor(house);
    const template = await readTemplate(door);
    const ours: Side = { schema: 'intake', load: door.load };
    const bare: Side = {
      schema: 'bare',
      load: await startBareWriter(door, { service: 'intake', template, body: BODY }),
    };
    const run = new WriteRun(house, house.run('generator', 'load'), template);
    for (const side of [ours, bare]) await run.run(side, WARM_UP_SECONDS);
    house.begins();
    const bytesBefore = await sizeOf(house, 'intake');
    const rounds = await interleaved(bench, {
      ours: () => run.run(ours, bench.seconds),
      bare: () => run.run(bare, bench.seconds),
    });
    const requests = rounds.reduce((sum, round) => sum + round.ours.acknowledged, 0);
    return {
      runs: rounds.map((round) => round.ours.perSecond / round.bare.perSecond),
      also: {
        requestsPerSecond: medianOf(rounds, (round) => round.ours.perSecond),
        barePerSecond: medianOf(rounds, (round) => round.bare.perSecond),
        p50Ms: medianOf(rounds, (round) => round.ours.p50),
        p99Ms: medianOf(rounds, (round) => round.ours.p99),
        bareP99Ms: medianOf(rounds, (round) => round.bare.p99),
        rowsPerRequest: template.tables.map(({ table, rows }) => `${rows.length} ${table}`).join(' + '),
        requests,
        bytesPerRequest: ((await sizeOf(house, 'intake')) - bytesBefore) / requests,
      },
      faults: run.faults,
    };
  });
}

export const requestWrite: Figure = {
  id: 'P1',
  value: 0.75,
  unit: 'ratio',
  about: 'a request written by the production route ÷ bare Fastify + pg: BEGIN, the same rows one INSERT each, COMMIT',
  running:
    'PostgreSQL, the intake service (relay standing by), 32 connections; NATS idle, Temporal, workers and the other services not started',
  measure,
};
