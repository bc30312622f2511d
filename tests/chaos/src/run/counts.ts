import type { House } from '../house/house.js';
import { SERVICES } from '../house/services.js';
import { effectsCount } from '../invariants/i3-one-effect.js';

/** How much there is of everything, by the checkers' own ways. */
export interface Counts {
  records: number;
  facts: number;
  published: number;
  effects: number;
  processes: number;
}

/** Beside the records that processes walk with. */
const TABLES = ['intake.persons', 'intake.families', 'cases.contact_attempts'];

export async function countAll(house: House): Promise<Counts> {
  const owners = await house.owners();
  const tables = [...TABLES, ...owners.map(({ service, table }) => `${service}.${table}`)];
  const records = await count(
    house,
    tables.map((table) => `select from ${table}`),
  );
  const facts = await count(
    house,
    SERVICES.map((service) => `select from ${service}.outbox where lane = 'event'`),
  );
  const stream = await house.stream.all();
  const runs = (await house.processes.all()).filter(({ workflowId }) =>
    owners.some(({ prefix }) => workflowId.startsWith(`${prefix}-`)),
  );
  return {
    records,
    facts,
    published: new Set(stream.map(({ messageId }) => messageId)).size,
    effects: await effectsCount(house),
    processes: new Set(runs.map(({ workflowId }) => workflowId)).size,
  };
}

async function count(house: House, selects: string[]): Promise<number> {
  const sql = `select count(*)::int as n from (${selects.join(' union all ')}) as counted`;
  const [row] = await house.read((rows) => rows<{ n: number }>(sql));
  return row!.n;
}

export const difference = (after: Counts, before: Counts): Counts => ({
  records: after.records - before.records,
  facts: after.facts - before.facts,
  published: after.published - before.published,
  effects: after.effects - before.effects,
  processes: after.processes - before.processes,
});
