import { eventually } from '@oln/testing';
import type { Template } from '../bare/template.js';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { interleaved, medianOf, type Round } from '../harness/rounds.js';
import { desk, requestBody } from '../house/front-desk.js';
import { inHouse, type House } from '../house/house.js';
import type { Load, Outcome } from '../load/load.js';
import { openUnguardedDoor } from '../unguarded/unguarded-door.js';
import { faultsOfRows, faultsOfWalls, standing } from '../unguarded/walls.js';
import { fillTable } from './page-read.js';
import { openFrontDoor, readTemplate, type FrontDoor } from './request-write.js';
import { WriteRun } from './write-run.js';

const BAR = 0.8;
const ROWS = 200_000;
const PAGES = 10;
const PAGE = 50;
const WARM_UP_SECONDS = 3;

/** One of the two houses, and what it is asked for. */
interface Side {
  door: FrontDoor;
  template: Template;
  loads: Record<Work, Omit<Load, 'seconds'>>;
}

const WORKS = ['request', 'page', 'file', 'person'] as const;
type Work = (typeof WORKS)[number];

/** Reading a file is on record, leafing through a list is not. */
const ENTRIES_OF_READING: Record<Exclude<Work, 'request'>, number> = { page: 0, file: 1, person: 1 };

async function openSide(door: FrontDoor): Promise<Side> {
  const template = await readTemplate(door);
  const client = await desk(door.house.keysFile, door.load.port);
  const files: string[] = [];
  for (const family of door.families) {
    const { body } = await client.post('/intake/v1/requests', requestBody(family));
    files.push(`/api/intake/v1/requests/${String(body.id)}`);
  }
  await fillTable(door.house, template.id, ROWS);
  const reading = (paths: string[]): Omit<Load, 'seconds'> => ({
    ...door.load,
    method: 'GET',
    keyed: false,
    bodies: [],
    paths,
  });
  const people = door.families.flatMap(({ childIds }) => childIds);
  const loads = {
    request: door.load,
    page: reading(await pagesOf(door)),
    file: reading(files),
    person: reading(people.map((id) => `/api/intake/v1/persons/${id}`)),
  };
  return { door, template, loads };
}

async function pagesOf({ house, load }: FrontDoor): Promise<string[]> {
  const client = await desk(house.keysFile, load.port);
  const paths: string[] = [];
  for (let cursor = ''; paths.length < PAGES;) {
    const path = `/intake/v1/requests?limit=${PAGE}${cursor}`;
    const { body } = await client.get<{ items: unknown[]; next: string }>(path);
    if (body.items?.length !== PAGE) throw new Error(`A page has ${body.items?.length} requests, not ${PAGE}`);
    paths.push(`/api${path}`);
    cursor = `&cursor=${body.next}`;
  }
  return paths;
}

/** What a call of this work leaves behind on this side. */
function templateFor(work: Work, { template }: Side, audited: boolean): Template {
  if (work === 'request') return template;
  const rows = Array.from({ length: audited ? ENTRIES_OF_READING[work] : 0 }, (): string[] => []);
  return { ...template, tables: [{ table: 'audit', columns: [], types: [], rows }] };
}

const UNSEALED = `
  select count(*)::int as left from intake.audit entry
   where not exists (select from intake.audit_sealed sealed where sealed.seq = entry.seq)`;

/** What the one side has left to seal is not sealed at the cost of the other. */
const settled = ({ admin }: House): Promise<number> =>
  eventually(async () => (await admin.query<{ left: number }>(UNSEALED)).rows[0]!.left, {
    withinMs: 30_000,
    everyMs: 100,
    until: (left) => left === 0,
  });

/** Both houses under the same load in every round. */
async function compare(
  bench: Bench,
  house: House,
  { on, off }: { on: Side; off: Side },
): Promise<{ rounds: Record<Work, Round<Outcome>[]>; faults: string[] }> {
  const generator = house.run('generator', 'load');
  const rounds = {} as Record<Work, Round<Outcome>[]>;
  const faults: string[] = [];
  for (const work of WORKS) {
    bench.say(`  ${work}`);
    const sideOf = (side: Side, audited: boolean) => {
      const run = new WriteRun(side.door.house, generator, templateFor(work, side, audited));
      const go = async (seconds: number): Promise<Outcome> => {
        const outcome = await run.run({ schema: 'intake', load: side.loads[work] }, seconds);
        await settled(side.door.house);
        return outcome;
      };
      return { run, go };
    };
    const [ours, bare] = [sideOf(on, true), sideOf(off, false)];
    for (const side of [ours, bare]) await side.go(WARM_UP_SECONDS);
    house.begins();
    rounds[work] = await interleaved(bench, {
      ours: () => ours.go(bench.seconds),
      bare: () => bare.go(bench.seconds),
    });
    const told = (side: string, { run }: typeof ours) => run.faults.map((fault) => `${work}, ${side}: ${fault}`);
    faults.push(...told('on', ours), ...told('off', bare));
  }
  return { rounds, faults };
}

const ratioOf = (round: Round<Outcome>): number => round.ours.perSecond / round.bare.perSecond;

async function measure(bench: Bench): Promise<Measured> {
  return inHouse(bench, ['postgres', 'nats'], async (house) => {
    bench.say(`  two houses, ${ROWS} requests in each`);
    const on = await openSide(await openFrontDoor(house));
    const off = await openSide(await openUnguardedDoor(await house.beside()));
    const walls = faultsOfWalls(await standing(on.door, on.template), await standing(off.door, off.template));
    const { rounds, faults } = await compare(bench, house, { on, off });
    const perSecond = WORKS.flatMap((work) => [
      [`${work}OnPerSecond`, medianOf(rounds[work], ({ ours }) => ours.perSecond)],
      [`${work}OffPerSecond`, medianOf(rounds[work], ({ bare }) => bare.perSecond)],
    ]);
    return {
      runs: rounds.request.map(ratioOf),
      further: WORKS.slice(1).map((work) => ({
        name: `${work}OnOverOff`,
        measured: medianOf(rounds[work], ratioOf),
        value: BAR,
      })),
      also: Object.fromEntries(perSecond) as Record<string, number>,
      faults: [...walls, ...faultsOfRows(on.template, off.template), ...faults],
    };
  });
}

export const rightsCost: Figure = {
  id: 'P14',
  value: BAR,
  unit: 'ratio',
  about:
    'requests a second with rights, row-level security, audit and sealed columns ÷ without them; then a page, a file and a person read',
  running:
    'PostgreSQL, two intake services with a database each (relays standing by), 32 connections on one of them at a time; NATS idle, the other services not started',
  measure,
};
