import type { ReaderStart, Statement } from '../bare/page-reader.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { interleaved, medianOf } from '../harness/rounds.js';
import { COMMUNE, desk } from '../house/front-desk.js';
import { freePort, inHouse, type House } from '../house/house.js';
import { StatementLog } from '../house/statement-log.js';
import type { Load, Outcome } from '../load/load.js';
import { openFrontDoor, readTemplate, type FrontDoor } from './request-write.js';

const ROWS = 1_000_000;
/** Of as many offices: each has two thousandths of the rows. */
const COMMUNES = 50;
const PAGES = 10;
const PAGE = 50;
const WARM_UP_SECONDS = 3;

/**
 * The template's request again and again, other ids, communes and times: straight into the table, as it is the reading
 * that is measured. The indexes are the production's own.
 */
export async function fillTable({ admin }: House, id: string, count: number): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select quote_ident(column_name) as name from information_schema.columns
      where table_schema = 'intake' and table_name = 'requests' and is_generated = 'NEVER'
        and column_name not in ('id', 'commune', 'registered_at', 'received_at')`,
  );
  const names = rows.map(({ name }) => name).join(', ');
  await admin.query(`set session_replication_role = replica`);
  await admin.query(
    `insert into intake.requests (id, commune, registered_at, received_at, ${names})
     select uuidv7(), (13110 + number % $2)::text, at, at, ${names}
       from intake.requests request, generate_series(1, $3::int) number,
            lateral (select now() - number * interval '30 seconds' as at) times
      where request.id = $1`,
    [id, COMMUNES, count],
  );
  await admin.query(`set session_replication_role = default`);
  await admin.query('vacuum analyze intake.requests');
}

interface Pages {
  paths: string[];
  statements: Statement[];
  /** Ids of each page, as production gave them. */
  ids: string[][];
}

/** Walks through the first pages as somebody who leafs would, and notes what each asked the database. */
async function leaf({ house, load }: FrontDoor): Promise<Pages> {
  const log = new StatementLog(house.admin, 'oln_intake', `${house.logs}/postgres.log`);
  await log.begin();
  const client = await desk(house.keysFile, load.port);
  const pages: Pages = { paths: [], statements: [], ids: [] };
  let cursor = '';
  for (let number = 0; number < PAGES; number++) {
    const path = `/intake/v1/requests?limit=${PAGE}${cursor}`;
    log.mark();
    const { body } = await client.get<{ items: { id: string }[]; next: string }>(path);
    pages.statements.push(await log.reading('requests'));
    pages.paths.push(`/api${path}`);
    pages.ids.push(body.items.map(({ id }) => id));
    cursor = `&cursor=${body.next}`;
  }
  await log.end();
  return pages;
}

async function startBareReader({ house, load }: FrontDoor, pages: Pages): Promise<Omit<Load, 'seconds'>> {
  const port = await freePort();
  const start: ReaderStart = {
    databaseUrl: house.database.url('intake'),
    port,
    communes: COMMUNE,
    pages: pages.statements,
  };
  await house.run('page-reader', 'bare').ask(start);
  return { ...load, port, paths: pages.paths.map((_, number) => `/requests/${number}?limit=${PAGE}`) };
}

/** Both give the same rows, page by page, as many as they should. */
async function differences(pages: Pages, bare: Omit<Load, 'seconds'>): Promise<string[]> {
  const faults: string[] = [];
  for (const [number, path] of bare.paths.entries()) {
    const answer = await fetch(`http://127.0.0.1:${bare.port}${path}`);
    const { items } = (await answer.json()) as { items: Record<string, string>[] };
    const ids = items.map((item) => item.id ?? item.row_id);
    if (ids.length !== PAGE || JSON.stringify(ids) !== JSON.stringify(pages.ids[number]))
      faults.push(`Page ${number} has ${ids.length} rows, which are not those of the production route`);
  }
  return faults;
}

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    const door = await openFrontDoor(house);
    bench.say(`  writing ${ROWS} rows`);
    await fillTable(house, (await readTemplate(door)).id, ROWS);
    const pages = await leaf(door);
    const reading = { method: 'GET' as const, keyed: false, bodies: [] };
    const ours = { ...door.load, ...reading, paths: pages.paths };
    const bare = { ...(await startBareReader(door, pages)), ...reading };
    const faults = await differences(pages, bare);
    const generator = house.run('generator', 'load');
    const run = async (load: Omit<Load, 'seconds'>, seconds = bench.seconds): Promise<Outcome> => {
      const outcome = await generator.ask<Outcome>({ ...load, seconds });
      if (outcome.refused > 0) faults.push(`${outcome.refused} reads were refused: ${outcome.firstProblem}`);
      return outcome;
    };
    for (const side of [ours, bare]) await run(side, WARM_UP_SECONDS);
    house.begins();
    const rounds = await interleaved(bench, { ours: () => run(ours), bare: () => run(bare) });
    return {
      runs: rounds.map((round) => round.ours.perSecond / round.bare.perSecond),
      also: {
        pagesPerSecond: medianOf(rounds, (round) => round.ours.perSecond),
        barePerSecond: medianOf(rounds, (round) => round.bare.perSecond),
        p50Ms: medianOf(rounds, (round) => round.ours.p50),
        p99Ms: medianOf(rounds, (round) => round.ours.p99),
        bareP99Ms: medianOf(rounds, (round) => round.bare.p99),
        rowsInTable: ROWS,
      },
      faults,
    };
  });
}

export const pageRead: Figure = {
  id: 'P2',
  value: 0.6,
  unit: 'ratio',
  about: 'a page of 50 of a million requests by the production route ÷ the same SQL by bare Fastify + pg',
  running: 'PostgreSQL, the intake service (relay standing by), 32 connections on the first ten pages; NATS idle',
  measure,
};
