import { ApiClient } from '@oln/testing';
import pg from 'pg';
import { countRows, type Template } from '../bare/template.js';
import type { FrontDoor } from '../figures/request-write.js';
import { COMMUNE, desk, requestBody } from '../house/front-desk.js';

/** What keeps people's data from whoever has no reason to see them, and whether it does. */
export interface Walls {
  /** Who has no right to a route is refused. */
  guard: boolean;
  /** PostgreSQL shows no rows of other communes. */
  rowSecurity: boolean;
  /** Who reads a file leaves an entry. */
  audit: boolean;
  /** What the family told lies sealed. */
  sealing: boolean;
}

/** Found out by trying, not by asking how the house is made. */
export async function standing(door: FrontDoor, template: Template): Promise<Walls> {
  return {
    guard: await refuses(door),
    rowSecurity: (await seenFromElsewhere(door)) === 0,
    audit: (await entriesOfReading(door, template.id)) > 0,
    sealing: !holds(template, requestBody(door.families[0]!).narrative),
  };
}

/** Nobody who leads nothing looks at messages that were parked. */
async function refuses({ house, load }: FrontDoor): Promise<boolean> {
  const base = `http://127.0.0.1:${load.port}/api`;
  const client = await ApiClient.as('gestora-bench', ['case-manager'], [COMMUNE], base, house.keysFile);
  const { status } = await client.get('/intake/v1/parked-messages');
  if (status !== 200 && status !== 403) throw new Error(`Parked messages were answered with ${status}`);
  return status === 403;
}

async function seenFromElsewhere({ house }: FrontDoor): Promise<number> {
  const client = new pg.Client({ connectionString: house.database.url('intake') });
  await client.connect();
  try {
    await client.query(`begin; set local app.communes = '05101'`);
    const { rows } = await client.query<{ seen: number }>(
      'select count(*)::int as seen from intake.requests where commune = $1',
      [COMMUNE],
    );
    return rows[0]!.seen;
  } finally {
    await client.end();
  }
}

async function entriesOfReading({ house, load }: FrontDoor, id: string): Promise<number> {
  const entries = async (): Promise<number> => (await countRows(house.admin, 'intake')).get('audit')!;
  const before = await entries();
  const { status } = await (await desk(house.keysFile, load.port)).get(`/intake/v1/requests/${id}`);
  if (status !== 200) throw new Error(`A request was answered with ${status}`);
  return (await entries()) - before;
}

function holds({ tables }: Template, text: string): boolean {
  const plain = Buffer.from(text, 'utf8').toString('hex');
  return tables.some(({ rows }) => rows.flat().some((value) => value?.includes(plain)));
}

/** What makes the comparison worthless: a wall that is down where it should stand, or stands where it should be down. */
export function faultsOfWalls(on: Walls, off: Walls): string[] {
  const names = Object.keys(on) as (keyof Walls)[];
  return [
    ...names.filter((name) => !on[name]).map((name) => `With everything on, ${name} does not hold`),
    ...names.filter((name) => off[name]).map((name) => `With everything off, ${name} still holds`),
  ];
}

/** But for the audit entry a request leaves the same rows on both sides: otherwise something else was left out as well. */
export function faultsOfRows(on: Template, off: Template): string[] {
  const shape = ({ tables }: Template): Map<string, string> =>
    new Map(tables.map(({ table, rows, columns }) => [table, `${rows.length} rows of ${columns.join(', ')}`]));
  const [wanted, found] = [shape(on), shape(off)];
  const names = [...new Set([...wanted.keys(), ...found.keys()])].filter((name) => name !== 'audit').sort();
  return names
    .filter((name) => wanted.get(name) !== found.get(name))
    .map((name) => `${name}: ${wanted.get(name) ?? 'nothing'} with everything on, ${found.get(name) ?? 'nothing'} off`);
}
