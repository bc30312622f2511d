import type { House } from '../house/house.js';
import { ENTITIES, type Owner } from '../house/records.js';
import type { Streamed } from '../house/stream-reader.js';
import { findings, type Finding, type Invariant } from './invariant.js';

interface Fact {
  entity_id: string;
  version: number;
  event: string;
  from: string | null;
  to: string | null;
}

/** Only legal transitions; versions without gaps; a record's facts stand in the stream in their order. */
export const transitions: Invariant = {
  id: 'I4',
  asks: 'only legal transitions, each from where the last one led; versions without gaps; in the stream in their order',
  check: async (house) => {
    const found: Finding[] = [];
    for (const owner of await house.owners()) found.push(...(await ofOwner(house, owner)));
    return [...found, ...disorder(await house.stream.all())];
  },
};

async function ofOwner(house: House, owner: Owner): Promise<Finding[]> {
  const { service, table, entity } = owner;
  const { records, facts } = await house.read(async (rows) => ({
    // One statement would see one moment; the other order would miss the newest facts of a record.
    records: await rows<{ id: string; version: number; stage: string }>(
      `select id, version, stage from ${service}.${table}`,
    ),
    facts: await rows<Fact>(
      `select entity_id, entity_version as version, split_part(subject, '.', 6) as event,
              payload -> 'data' ->> 'from' as from, payload -> 'data' ->> 'to' as to
         from ${service}.outbox where lane = 'event' and entity = $1 order by entity_version, seq`,
      [entity],
    ),
  }));
  const byId = new Map<string, Fact[]>();
  for (const fact of facts) byId.set(fact.entity_id, [...(byId.get(fact.entity_id) ?? []), fact]);
  return records.flatMap((record) => ofRecord(owner, record, byId.get(record.id) ?? []));
}

function ofRecord(owner: Owner, record: { id: string; version: number; stage: string }, facts: Fact[]): Finding[] {
  const { entity } = owner;
  const upTo = facts.filter(({ version }) => version <= record.version);
  const versions = new Set(upTo.map(({ version }) => version));
  const missing = Array.from({ length: record.version }, (_, at) => at + 1).filter((version) => !versions.has(version));
  const gaps = missing.map((version) => `${entity} ${record.id}: version ${version} of ${record.version} is missing`);
  const moves = upTo.flatMap((fact) => moveOf(owner, fact));
  return [
    ...findings('I4', 'lost', gaps),
    ...findings('I4', 'wrong', [...illegal(owner, record.id, moves), ...strayed(owner, record, moves)]),
  ];
}

interface Move {
  version: number;
  /** Absent: the fact says where it came to, and not from where. */
  from?: string;
  to: string;
}

function moveOf({ cameTo }: Owner, { version, event, from, to }: Fact): Move[] {
  if (event === 'moved') return to === null ? [] : [{ version, from: from ?? '', to }];
  const stage = cameTo?.[event];
  return stage ? [{ version, to: stage }] : [];
}

function illegal({ entity, first, mayFollow }: Owner, id: string, moves: Move[]): string[] {
  let stage = first;
  return moves.flatMap(({ version, from: said, to }) => {
    const from = said ?? stage;
    // It is announced again where it was announced.
    if (said === undefined && from === to) return [];
    const came = from === stage ? [] : [`${entity} ${id} version ${version}: left ${from}, but was in ${stage}`];
    const may = mayFollow[from]?.includes(to) ?? false;
    stage = to;
    return may ? came : [...came, `${entity} ${id} version ${version}: from ${from} to ${to}`];
  });
}

/** The row and its facts say the same. */
function strayed({ entity, first }: Owner, record: { id: string; stage: string }, moves: Move[]): string[] {
  const told = moves.at(-1)?.to ?? first;
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
    if (!ENTITIES.has(entity)) continue;
    if ((newest.get(event.subject) ?? 0) > event.entityversion && !subject.includes('.deadline-'))
      found.push(
        `${entity} ${event.subject}: version ${event.entityversion} stands behind ${newest.get(event.subject)}`,
      );
    newest.set(event.subject, Math.max(newest.get(event.subject) ?? 0, event.entityversion));
  }
  return findings('I4', 'wrong', found);
}
