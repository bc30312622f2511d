import { createHash } from 'node:crypto';
import type { House, Rows } from '../house/house.js';
import { SERVICES } from '../house/services.js';
import type { Ledger } from '../load/ledger.js';
import { findings, type Finding, type Invariant } from './invariant.js';

/** The chain of seals verifies, by hashes of our own making; nothing waits long for its seal; every change is in it. */
export const audit: Invariant = {
  id: 'I7',
  asks: 'the chain of audit seals verifies, entries are sealed within a minute, every acknowledged change has its entry',
  check: async (house, { ledger }) => {
    const found: Finding[] = [];
    for (const service of SERVICES) found.push(...(await chainOf(house, service)));
    return [...found, ...(await entriesOfAcknowledged(house, ledger))];
  },
};

interface Seal {
  number: number;
  rows: number;
  previous: string;
  hash: string;
}

interface Entry {
  seal: number;
  seq: string | null;
  id: string;
  at: Date;
  as_of: Date;
  commune: string;
  person: string;
  roles: string[];
  action: string;
  kind: string;
  entity_id: string | null;
  entity_version: number | null;
  reason: string | null;
  door: string;
  origin: string | null;
  trace: string | null;
}

const ENTRIES = (service: string): string => `
  select sealed.seal::int, audit.seq, id, at, as_of, commune, person, roles, action, kind, entity_id, entity_version, reason, door, origin, trace
    from ${service}.audit_sealed as sealed left join ${service}.audit using (seq) order by sealed.seal, sealed.position`;

async function chainOf(house: House, service: string): Promise<Finding[]> {
  return house.read(async (rows) => {
    const seals = await rows<Seal>(
      `select number::int, rows::int, previous, hash from ${service}.audit_seal order by number`,
    );
    const entries = new Map<number, Entry[]>();
    for (const entry of await rows<Entry>(ENTRIES(service)))
      entries.set(entry.seal, [...(entries.get(entry.seal) ?? []), entry]);
    const broken = seals.flatMap((seal, at) => wrongWith(seal, seals[at - 1], entries.get(seal.number) ?? []));
    return [
      ...findings(
        'I7',
        'wrong',
        broken.map((why) => `${service}: ${why}`),
      ),
      ...(await unsealed(rows, service)),
    ];
  });
}

function wrongWith(seal: Seal, before: Seal | undefined, entries: Entry[]): string[] {
  const name = `seal ${seal.number}`;
  if (seal.number !== (before?.number ?? 0) + 1) return [`${name} follows ${before?.number ?? 0}`];
  if (seal.previous !== (before?.hash ?? '0'.repeat(64))) return [`${name} does not go on from the one before`];
  const there = entries.filter(({ seq }) => seq !== null);
  if (there.length !== seal.rows) return [`${name} is over ${seal.rows} entries, ${there.length} are left`];
  return hashOf(seal.previous, there) === seal.hash ? [] : [`${name} does not fit its entries`];
}

/** SHA-256 over the hash before and, each on a line of its own, the entries as lists of their fields. */
function hashOf(previous: string, entries: Entry[]): string {
  const hash = createHash('sha256').update(previous);
  for (const entry of entries) {
    const { seal: _seal, at, as_of, ...rest } = entry;
    const { seq, id, commune, person, roles, action, kind, entity_id, entity_version, reason, door, origin, trace } =
      rest;
    const when = [at.toISOString(), as_of.toISOString()];
    const what = [commune, person, roles, action, kind, entity_id, entity_version, reason, door, origin, trace];
    hash.update(`\n${JSON.stringify([String(seq), id, ...when, ...what])}`);
  }
  return hash.digest('hex');
}

async function unsealed(rows: Rows, service: string): Promise<Finding[]> {
  const late = await rows<{ seq: string }>(
    `select seq from ${service}.audit as entry where at < clock_timestamp() - interval '60 seconds'
        and not exists (select from ${service}.audit_sealed as sealed where sealed.seq = entry.seq)`,
  );
  return findings(
    'I7',
    'lost',
    late.map(({ seq }) => `${service}: entry ${seq} has no seal`),
  );
}

/** Per record and action, as many entries as acknowledged calls; more only where a client gave up without an answer. */
async function entriesOfAcknowledged(house: House, ledger: Ledger): Promise<Finding[]> {
  const wanted = new Map<string, number>();
  for (const { id, what } of ledger.acknowledged)
    if (id) wanted.set(`${id} ${what}`, (wanted.get(`${id} ${what}`) ?? 0) + 1);
  const entries = await entriesPerAction(house, ledger);
  const lost = [...wanted].filter(([key, times]) => (entries.get(key) ?? 0) < times);
  // Who gave up may have done it once more, with whichever record it was.
  const spare = ledger.unanswered.length;
  const more = [...wanted].filter(([key, times]) => (entries.get(key) ?? 0) > times + spare);
  const say = ([key, times]: [string, number]): string =>
    `${key}: ${times} times acknowledged, ${entries.get(key) ?? 0} audit entries`;
  return [...findings('I7', 'lost', lost.map(say)), ...findings('I7', 'doubled', more.map(say))];
}

async function entriesPerAction(house: House, ledger: Ledger): Promise<Map<string, number>> {
  const ids = [...new Set(ledger.acknowledged.flatMap(({ id }) => id ?? []))];
  const each = SERVICES.map((service) => `select entity_id, action from ${service}.audit where entity_id = any ($1)`);
  const sql = `select entity_id || ' ' || action as key, count(*)::int as times from (${each.join(' union all ')}) as entry group by 1`;
  const found = await house.read((rows) => rows<{ key: string; times: number }>(sql, [ids]));
  return new Map(found.map(({ key, times }) => [key, times]));
}
