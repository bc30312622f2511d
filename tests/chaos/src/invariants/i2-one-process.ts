import type { House } from '../house/house.js';
import type { ProcessRun } from '../house/process-reader.js';
import type { Owner } from '../house/records.js';
import { findings, type Finding, type Invariant } from './invariant.js';

interface Standing {
  id: string;
  stage: string;
  paused: boolean;
}

/** One process per record, started once, and it knows where its record stands: no signal was dropped. */
export const oneProcess: Invariant = {
  id: 'I2',
  asks: 'every record has exactly one process, started once; an open one runs and knows its stage and its pause',
  check: async (house) => {
    const found: Finding[] = [];
    // Records first: a process that is listed after them is not older than what it must know.
    const owners = await house.owners();
    const records = await Promise.all(owners.map((owner) => recordsOf(house, owner)));
    const runs = await house.processes.all();
    for (const [index, owner] of owners.entries()) {
      const mine = runs.filter(({ workflowId }) => workflowId.startsWith(`${owner.prefix}-`));
      found.push(...check(owner, records[index]!, mine));
    }
    for (const service of new Set(owners.map((owner) => owner.service)))
      found.push(...(await startedTwice(house, service)));
    return found;
  },
};

function recordsOf(house: House, { service, table, paused }: Owner): Promise<Standing[]> {
  return house.read((rows) =>
    rows<Standing>(`select id, stage, ${paused} as paused from ${service}.${table} as record`),
  );
}

function check(owner: Owner, records: Standing[], runs: ProcessRun[]): Finding[] {
  const byId = new Map<string, ProcessRun[]>();
  // A run that went on as a new one is the same process.
  for (const run of runs.filter(({ status }) => status !== 'CONTINUED_AS_NEW'))
    byId.set(run.workflowId, [...(byId.get(run.workflowId) ?? []), run]);
  const known = new Set(records.map(({ id }) => `${owner.prefix}-${id}`));
  const nobodys = [...byId.keys()].filter((id) => !known.has(id)).map((id) => `${id}: a process of no record`);
  return [
    ...records.flatMap((record) => ofRecord(owner, record, byId.get(`${owner.prefix}-${record.id}`) ?? [])),
    ...findings('I2', 'wrong', nobodys),
  ];
}

function ofRecord({ prefix, final }: Owner, record: Standing, runs: ProcessRun[]): Finding[] {
  const id = `${prefix}-${record.id}`;
  const [run] = runs;
  if (!run) return findings('I2', 'lost', [`${id}: no process`]);
  if (runs.length > 1) return findings('I2', 'doubled', [`${id}: ${runs.length} processes`]);
  const wanted = record.stage === final ? 'COMPLETED' : 'RUNNING';
  if (run.status !== wanted) return findings('I2', 'wrong', [`${id}: ${run.status}, its record is in ${record.stage}`]);
  if (wanted === 'COMPLETED') return [];
  if (run.stage !== record.stage)
    return findings('I2', 'lost', [`${id}: believes ${run.stage}, its record is in ${record.stage}`]);
  if (run.paused !== record.paused)
    return findings('I2', 'lost', [`${id}: believes paused ${run.paused}, its record says ${record.paused}`]);
  return [];
}

/** The watchdog had to start it anew: it had been lost. */
async function startedTwice(house: House, service: string): Promise<Finding[]> {
  const twice = await house.read((rows) =>
    rows<{ subject: string; times: number }>(
      `select subject, count(*)::int as times from ${service}.outbox
        where lane = 'process' and payload ->> 'kind' = 'start' group by 1 having count(*) > 1`,
    ),
  );
  return findings(
    'I2',
    'doubled',
    twice.map(({ subject, times }) => `${subject}: asked to start ${times} times`),
  );
}
