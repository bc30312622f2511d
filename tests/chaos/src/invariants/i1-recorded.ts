import type { House, Rows } from '../house/house.js';
import { SERVICES } from '../house/services.js';
import type { Asked, Kind, Ledger } from '../load/ledger.js';
import type { Owner } from '../house/records.js';
import { findings, type Finding, type Invariant } from './invariant.js';

/** Where what was acknowledged must be. */
const PLACES: Record<Kind, { service: string; table: string }> = {
  person: { service: 'intake', table: 'persons' },
  family: { service: 'intake', table: 'families' },
  request: { service: 'intake', table: 'requests' },
  case: { service: 'cases', table: 'case_files' },
  'contact-attempt': { service: 'cases', table: 'contact_attempts' },
  alert: { service: 'alerts', table: 'alerts' },
  watch: { service: 'alerts', table: 'child_watches' },
  referral: { service: 'offer', table: 'referrals' },
  escalation: { service: 'cases', table: 'escalations' },
  measure: { service: 'cases', table: 'measures' },
  'rights-request': { service: 'intake', table: 'rights_requests' },
  anonymisation: { service: 'intake', table: 'anonymisations' },
  'community-plan': { service: 'community', table: 'community_plans' },
};

/** Every acknowledged write has its row and its fact; nothing is there twice; every fact left for the stream, once. */
export const recorded: Invariant = {
  id: 'I1',
  asks: 'every success has its row and its outbox row, once; every outbox row is in the stream, once, and is marked',
  check: async (house, { ledger }) => {
    const owners = await house.owners();
    // The database first: what it holds must be in the stream that is read after it.
    const fromDatabase = await house.read(async (rows) => [
      ...(await rowsOfAcknowledged(rows, ledger)),
      ...(await doubledRegistrations(rows, ledger)),
      ...(await recordsWithoutFacts(rows, owners)),
      ...(await unmarked(rows)),
    ]);
    return [...fromDatabase, ...(await againstStream(house))];
  },
};

async function rowsOfAcknowledged(rows: Rows, ledger: Ledger): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [kind, place] of Object.entries(PLACES)) {
    const asked = ledger.acknowledged.filter(({ of, id }) => of === kind && id !== undefined);
    if (asked.length === 0) continue;
    const { service, table } = place;
    const there = await rows<{ id: string }>(`select id from ${service}.${table} where id = any ($1)`, [idsOf(asked)]);
    const known = new Set(there.map(({ id }) => id));
    const lost = asked.filter(({ id }) => !known.has(id!)).map(({ what, id }) => `${what} ${id}: acknowledged, no row`);
    found.push(...findings('I1', 'lost', [...new Set(lost)]));
    found.push(...(await untold(rows, service, asked)));
  }
  return found;
}

const idsOf = (asked: Asked[]): string[] => [...new Set(asked.map(({ id }) => id!))];

/** Acknowledged versions of which no fact tells. */
async function untold(rows: Rows, service: string, asked: Asked[]): Promise<Finding[]> {
  const written = await rows<{ entity_id: string; entity_version: number }>(
    `select distinct entity_id, entity_version from ${service}.outbox where lane = 'event' and entity_id = any ($1)`,
    [idsOf(asked)],
  );
  const told = new Set(written.map((row) => `${row.entity_id} ${row.entity_version}`));
  const silent = asked.filter(({ id, version = 1 }) => !told.has(`${id} ${version}`));
  return findings(
    'I1',
    'lost',
    silent.map(({ what, id, version = 1 }) => `${what} ${id} version ${version}: acknowledged, no outbox row`),
  );
}

/** One call, one request: each registration names an instant that no other one names. */
async function doubledRegistrations(rows: Rows, ledger: Ledger): Promise<Finding[]> {
  const marks = ledger.asked.flatMap(({ receivedAt }) => receivedAt ?? []);
  const twice = await rows<{ received_at: Date; times: number }>(
    `select received_at, count(*)::int as times from intake.requests
      where received_at = any ($1) group by 1 having count(*) > 1`,
    [marks],
  );
  return findings(
    'I1',
    'doubled',
    twice.map(({ received_at, times }) => `registration of ${received_at.toISOString()}: ${times} requests`),
  );
}

/** A record without any fact, or a fact without its record: their transaction was not one. */
async function recordsWithoutFacts(rows: Rows, owners: readonly Owner[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { service, table, entity } of owners) {
    const silent = await rows<{ id: string; version: number }>(
      `select id, version from ${service}.${table} as record
        where not exists (select from ${service}.outbox as told
                           where lane = 'event' and told.entity_id = record.id and told.entity_version = record.version)`,
    );
    const bodiless = await rows<{ entity_id: string }>(
      `select distinct entity_id from ${service}.outbox as fact
        where lane = 'event' and entity = $1 and not exists (select from ${service}.${table} where id = fact.entity_id)`,
      [entity],
    );
    found.push(
      ...findings(
        'I1',
        'lost',
        silent.map(({ id, version }) => `${entity} ${id} version ${version}: a row without its outbox row`),
      ),
      ...findings(
        'I1',
        'wrong',
        bodiless.map(({ entity_id }) => `${entity} ${entity_id}: an outbox row without its row`),
      ),
    );
  }
  return found;
}

/** Longer than the longest pause between two tries of the relay. */
const LEAVES_WITHIN_SECONDS = 45;

async function unmarked(rows: Rows): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const service of SERVICES) {
    const left = await rows<{ id: string; lane: string; subject: string; last_error: string | null }>(
      `select id, lane, subject, last_error from ${service}.outbox
        where published_at is null and recorded_at < clock_timestamp() - $1 * interval '1 second'`,
      [LEAVES_WITHIN_SECONDS],
    );
    const texts = left.map(({ id, lane, subject, last_error }) => `${lane} ${id} ${subject}: not sent (${last_error})`);
    found.push(...findings('I1', 'lost', texts));
  }
  return found;
}

/** What is marked as published is in the stream, once; what is in the stream is in an outbox. */
async function againstStream(house: House): Promise<Finding[]> {
  const marked = await house.read((rows) => outboxIds(rows, 'and published_at is not null'));
  const times = new Map<string, number>();
  const stream = (await house.stream.all()).filter(({ isProbe }) => !isProbe);
  for (const { messageId } of stream) times.set(messageId, (times.get(messageId) ?? 0) + 1);
  const written = await house.read((rows) => outboxIds(rows, ''));
  const lost = [...marked]
    .filter((id) => !times.has(id))
    .map((id) => `fact ${id}: marked as published, not in the stream`);
  const twice = [...times]
    .filter(([, count]) => count > 1)
    .map(([id, count]) => `fact ${id}: ${count} times in the stream`);
  const invented = [...times.keys()].filter((id) => !written.has(id)).map((id) => `fact ${id}: in no outbox`);
  return [...findings('I1', 'lost', lost), ...findings('I1', 'doubled', twice), ...findings('I1', 'wrong', invented)];
}

async function outboxIds(rows: Rows, where: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const service of SERVICES) {
    const found = await rows<{ id: string }>(`select id from ${service}.outbox where lane = 'event' ${where}`);
    for (const { id } of found) ids.add(id);
  }
  return ids;
}
