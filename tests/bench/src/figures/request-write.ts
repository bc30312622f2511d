import { addedRows, countRows, makeBareTables, templateOf, type Template } from '../bare/template.js';
import type { WriterStart } from '../bare/request-writer.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { interleaved, medianOf } from '../harness/rounds.js';
import { desk, deskToken, registerFamilies, requestBody, type FamilyIds } from '../house/front-desk.js';
import { freePort, inHouse, type House } from '../house/house.js';
import type { Program } from '../house/program.js';
import type { Load, Outcome } from '../load/load.js';

const CONNECTIONS = 32;
const FAMILIES = 20;
const WARM_UP_SECONDS = 3;

/** The intake service alone on its back ends, its relay standing by, with families to write requests about. */
export interface FrontDoor {
  house: House;
  service: Program;
  load: Omit<Load, 'seconds'>;
  families: FamilyIds[];
}

export async function openFrontDoor(house: House): Promise<FrontDoor> {
  await house.migrate('intake');
  await house.holdLease('intake', 'relay');
  const { program, port } = await house.serve('intake');
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

export async function startBareWriter(
  { house, load }: FrontDoor,
  template: Template,
  slowedByMs = 0,
): Promise<Omit<Load, 'seconds'>> {
  const tables = template.tables.map(({ table }) => table);
  await makeBareTables(house.admin, 'intake', tables, 'oln_intake');
  const program = house.run('request-writer', 'bare');
  const port = await freePort();
  const start: WriterStart = { databaseUrl: house.database.url('intake'), port, template, slowedByMs };
  await program.ask(start);
  return { ...load, port, paths: ['/requests'] };
}

interface Side {
  schema: string;
  load: Omit<Load, 'seconds'>;
}

/** One side under load for one round; whatever was acknowledged must be there afterwards, row by row. */
export class WriteRun {
  readonly faults: string[] = [];

  constructor(
    private readonly house: House,
    private readonly generator: Program,
    private readonly template: Template,
  ) {}

  async run({ schema, load }: Side, seconds: number, perSecond?: number): Promise<Outcome> {
    const before = await countRows(this.house.admin, schema);
    const outcome = await this.generator.ask<Outcome>({ ...load, seconds, perSecond });
    const added = addedRows(before, await countRows(this.house.admin, schema));
    this.faults.push(...missingRows(schema, this.template, outcome, added));
    return outcome;
  }
}

export function missingRows(
  schema: string,
  template: Template,
  { acknowledged, refused, firstProblem }: Outcome,
  added: Map<string, number>,
): string[] {
  const faults = template.tables.flatMap(({ table, rows }) => {
    const wanted = acknowledged * rows.length;
    const found = added.get(table) ?? 0;
    return found === wanted ? [] : [`${schema}.${table} has ${found} new rows, ${wanted} were acknowledged`];
  });
  return refused > 0 ? [...faults, `${refused} calls were refused, the first with ${firstProblem}`] : faults;
}

/** Of every table of the schema, with its indexes. */
async function sizeOf({ admin }: House, schema: string): Promise<number> {
  const { rows } = await admin.query<{ bytes: number }>(
    `select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class
      where relnamespace = to_regnamespace($1) and relkind = 'r'`,
    [schema],
  );
  return rows[0]!.bytes;
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    const door = await openFrontDoor(house);
    const template = await readTemplate(door);
    const ours: Side = { schema: 'intake', load: door.load };
    const bare: Side = { schema: 'bare', load: await startBareWriter(door, template) };
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
