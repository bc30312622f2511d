import { OWNERS, type House, type Owner } from '../house/house.js';
import type { Streamed } from '../house/stream-reader.js';
import { findings, type Finding, type Invariant } from './invariant.js';

/**
 * Which stage may follow which, written down from the processes (§1, §2) and not read from the tables in workflows/: a checker
 * that took them from there would agree with any mistake in them.
 */
const MAY_FOLLOW: Record<string, Record<string, string[]>> = {
  request: {
    registered: ['admissibility', 'closed'],
    admissibility: ['prioritised', 'referring', 'closed'],
    referring: ['closed'],
    prioritised: ['variant', 'closed'],
    variant: ['assignment', 'service', 'closed'],
    assignment: ['closed'],
    service: ['closed'],
  },
  case: {
    invitation: ['diagnosis', 'second-look', 'ended'],
    diagnosis: ['family-plan', 'second-look', 'ended'],
    'family-plan': ['execution', 'second-look', 'ended'],
    execution: ['evaluation', 'second-look', 'ended'],
    evaluation: ['closure', 'execution', 'second-look', 'ended'],
    closure: ['follow-up', 'second-look', 'ended'],
    'second-look': ['ended'],
    'follow-up': ['ended'],
  },
};
const FIRST: Record<string, string> = { request: 'registered', case: 'invitation' };

interface Fact {
  entity_id: string;
  version: number;
  event: string;
  from: string | null;
  to: string | null;
}

/** Only legal transitions; versions without gaps (told as a fact or to the process); a record's facts stand in the stream in their order. */
export const transitions: Invariant = {
  id: 'I4',
  asks: 'only legal transitions, each from where the last one led; versions without gaps; in the stream in their order',
  check: async (house) => {
    const found: Finding[] = [];
    for (const owner of OWNERS) found.push(...(await ofOwner(house, owner)));
    return [...found, ...disorder(await house.stream.all())];
  },
};

async function ofOwner(house: House, { service, table, entity }: Owner): Promise<Finding[]> {
  const { records, facts } = await house.read(async (rows) => ({
    // One statement would see one moment; the other order would miss the newest facts of a record.
    records: await rows<{ id: string; version: number; stage: string }>(
      `select id, version, stage from ${service}.${table}`,
    ),
    facts: await rows<Fact>(
      `select entity_id, entity_version as version, split_part(subject, '.', 6) as event,
              payload -> 'data' ->> 'from' as from, payload -> 'data' ->> 'to' as to
         from ${service}.outbox where entity = $1 or lane = 'process' order by entity_version, seq`,
      [entity],
    ),
  }));
  const byId = new Map<string, Fact[]>();
  for (const fact of facts) byId.set(fact.entity_id, [...(byId.get(fact.entity_id) ?? []), fact]);
  return records.flatMap((record) => ofRecord(entity, record, byId.get(record.id) ?? []));
}

function ofRecord(entity: string, record: { id: string; version: number; stage: string }, facts: Fact[]): Finding[] {
  const upTo = facts.filter(({ version }) => version <= record.version);
  const versions = new Set(upTo.map(({ version }) => version));
  const missing = Array.from({ length: record.version }, (_, at) => at + 1).filter((version) => !versions.has(version));
  const gaps = missing.map((version) => `${entity} ${record.id}: version ${version} of ${record.version} is missing`);
  const moves = upTo.filter(({ event, to }) => event === 'moved' && to !== null);
  return [
    ...findings('I4', 'lost', gaps),
    ...findings('I4', 'wrong', [...illegal(entity, record.id, moves), ...strayed(entity, record, moves)]),
  ];
}

function illegal(entity: string, id: string, moves: Fact[]): string[] {
  let stage = FIRST[entity]!;
  return moves.flatMap(({ version, from, to }) => {
    const came = from === stage ? [] : [`${entity} ${id} version ${version}: left ${from}, but was in ${stage}`];
    const may = MAY_FOLLOW[entity]![from!]?.includes(to!) ?? false;
    stage = to!;
    return may ? came : [...came, `${entity} ${id} version ${version}: from ${from} to ${to}`];
  });
}

/** The row and its facts say the same. */
function strayed(entity: string, record: { id: string; stage: string }, moves: Fact[]): string[] {
  const told = moves.at(-1)?.to ?? FIRST[entity]!;
  return told === record.stage ? [] : [`${entity} ${record.id}: is in ${record.stage}, its facts lead to ${told}`];
}

/** First arrivals of each record's facts, by version. */
function disorder(stream: readonly Streamed[]): Finding[] {
  const newest = new Map<string, number>();
  const seen = new Set<string>();
  const found: string[] = [];
  for (const { messageId, subject, event } of stream) {
    if (seen.has(messageId)) continue;
    seen.add(messageId);
    const entity = subject.split('.')[4]!;
    if (entity !== 'request' && entity !== 'case') continue;
    if ((newest.get(event.subject) ?? 0) > event.entityversion && !subject.includes('.deadline-'))
      found.push(
        `${entity} ${event.subject}: version ${event.entityversion} stands behind ${newest.get(event.subject)}`,
      );
    newest.set(event.subject, Math.max(newest.get(event.subject) ?? 0, event.entityversion));
  }
  return findings('I4', 'wrong', found);
}
