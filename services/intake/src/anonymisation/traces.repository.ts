import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { SealedJson } from '../persistence/sealed-json.js';

/** Everything of one person that must be looked at before anything of them is erased. */
export interface Traces {
  /** Every entry of the person. */
  entries: string[];
  /** Families in which the person lives. */
  familyIds: string[];
  /** Families, left ones included, of which everybody is anonymised or is this person. */
  emptiedFamilyIds: string[];
}

const ENTRIES = 'select id from entries_of($1) as id order by id';
const LOCK_PERSONS = 'select id from persons where id = any ($1::uuid[]) order by id for update';
/** A request that is being written holds its family (by its foreign key) until it is there to be seen. */
const LOCK_FAMILIES = `
  select id from families
   where id in (select family_id from family_members where person_id = any ($1::uuid[])) order by id for update`;
const FAMILIES = `
  select distinct family_id as id from family_members where person_id = any ($1::uuid[]) and left_at is null order by 1`;
const EMPTIED = `
  select distinct own.family_id as id from family_members own
   where own.person_id = any ($1::uuid[])
     and not exists (select from family_members other join persons on persons.id = other.person_id
                      where other.family_id = own.family_id and persons.anonymised_at is null and not persons.id = any ($1))
   order by 1`;

/**
 * A place in a caseload is open until the case has closed: between assignment and case nobody falls through. Requests are found by
 * child or by family, each by its index: under row-level security none answers `&&` of arrays.
 */
const OPEN = `
  with theirs as (select request_id as id from request_children where child_id = any ($1::uuid[])
                  union select id from requests where family_id = any ($2::uuid[]))
  select exists (select from requests where id in (select id from theirs) and (stage <> 'closed' or closed_at >= $3::timestamptz))
      or exists (select from placements where open and request_id in (select id from theirs))
      or exists (select from rights_requests where stage <> 'closed' and (person_id = any ($1) or family_id = any ($2)))
      or exists (select from alert_identifications where state <> 'done' and candidates && $1)
      or exists (select from request_import_rows where state in ('pending', 'to-review')
                   and (person_id = any ($1) or candidates ?| $1::text[])) as open`;
/** Who lives with them. */
const AROUND = `
  select distinct other.person_id as id from family_members own join family_members other on other.family_id = own.family_id
   where own.person_id = any (array(select entries_of($1))) and own.left_at is null and other.left_at is null order by 1`;

/** Requests of which everybody is gone: siblings' words are theirs as long as one of them stays. */
const REQUESTS = `
  select id from requests
   where id in (select request_id from request_children where child_id = any ($1::uuid[])
                union select id from requests where family_id = any ($2::uuid[]) and children = '{}')
     and stage = 'closed'
     and not exists (select from unnest(children) child join persons on persons.id = child where persons.anonymised_at is null)`;

const TEXTS = [
  'update requests set narrative = null where id = any ($1::uuid[]) and narrative is not null',
  'update service_deliveries set note = null where request_id = any ($1::uuid[]) and note is not null',
];
const ASKED = `
  update rights_requests set asked = null, answer = null
   where stage = 'closed' and (person_id = any ($1::uuid[]) or family_id = any ($2::uuid[]))`;
const DOCUMENTS = `
  update consent_acts set document = null
   where document is not null and consent_id in (select id from consents where person_id = any ($1::uuid[]))`;
const ROWS = `
  select import_id as "importId", row_number as "rowNumber" from request_import_rows
   where request_id = any ($1::uuid[]) or person_id = any ($2::uuid[])`;

/**
 * Persons whose records have all ended long ago, and who have long been of age, by the rule of their office. The year of coming
 * of age is all the table knows of a birth date. Each is looked up by itself (`offset 0` keeps PostgreSQL from reading all requests
 * to join them), so that a page costs what its persons cost.
 */
const KEPT_LONG_ENOUGH = `
  select person.id from persons person left join office_policies office on office.commune = person.commune
   cross join lateral (
     select $1::timestamptz - make_interval(years => coalesce((office.numbers ->> 'retention.years')::int, $2)) as at) cut
   where person.merged_into is null and person.anonymised_at is null and person.registered_at < cut.at
     and (person.kind = 'adult' or person.deceased_at is not null)
     and (person.majority_year is null or person.deceased_at is not null or person.majority_year < extract(year from cut.at))
     and not exists (select from anonymisations one where one.person_id = person.id and (one.stage <> 'closed' or one.closed_at > $3))
     and not exists (select from request_children own join requests request on request.id = own.request_id
                      where own.child_id = person.id and (request.stage <> 'closed' or request.closed_at >= cut.at) offset 0)
     and not exists (select from family_members own join requests request on request.family_id = own.family_id
                      where own.person_id = person.id and (request.stage <> 'closed' or request.closed_at >= cut.at) offset 0)
     and not exists (select from rights_requests where person_id = person.id and (stage <> 'closed' or closed_at >= cut.at))
   order by person.id limit $4`;

/** By what they look for: a spec asks PostgreSQL how it answers them. */
export const TRACES_SQL = { open: OPEN, requests: REQUESTS, keptLongEnough: KEPT_LONG_ENOUGH } as const;

export const isSame = (entries: readonly string[], others: readonly string[]): boolean =>
  entries.length === others.length && entries.every((entry) => others.includes(entry));

/** Looks over and erases what the registry holds of one person, in all its tables: the one place that must miss none of them. */
@Injectable()
export class TracesRepository {
  constructor(private readonly json: SealedJson) {}

  /** Locked: nothing of the person or of their families is opened until the end of the transaction. */
  async lock(tx: Tx, personId: string): Promise<Traces> {
    const entries = await this.lockedEntries(tx, personId);
    const familyIds = ids(await tx.query(FAMILIES, [entries]));
    return { entries, familyIds, emptiedFamilyIds: ids(await tx.query(EMPTIED, [entries])) };
  }

  /** People of the families in which the person lives, whoever it is included. */
  async around(tx: Tx, personId: string): Promise<string[]> {
    return ids(await tx.query(AROUND, [personId]));
  }

  /** Entries that were merged, or parted, while the lock was waited for are looked for again: none is left behind unseen. */
  private async lockedEntries(tx: Tx, personId: string): Promise<string[]> {
    for (let entries = ids(await tx.query(ENTRIES, [personId])); ;) {
      await tx.query(LOCK_FAMILIES, [entries]);
      await tx.query(LOCK_PERSONS, [entries]);
      const now = ids(await tx.query(ENTRIES, [personId]));
      if (isSame(now, entries)) return entries;
      entries = now;
    }
  }

  /** A statement of its own, after the lock: it sees what whoever held the lock has committed. */
  async isOpen(tx: Tx, { entries, familyIds }: Traces, endedBefore?: Date): Promise<boolean> {
    const [found] = await tx.query<{ open: boolean }>(OPEN, [entries, familyIds, endedBefore ?? null]);
    return found!.open;
  }

  /** What was written of the person, once their entries are anonymised. */
  async eraseTexts(tx: Tx, { entries, emptiedFamilyIds }: Traces): Promise<void> {
    const requests = ids(await tx.query(REQUESTS, [entries, emptiedFamilyIds]));
    for (const sql of TEXTS) await tx.query(sql, [requests]);
    await tx.query(ASKED, [entries, emptiedFamilyIds]);
    await tx.query(DOCUMENTS, [entries]);
    const rows = await tx.query<{ importId: string; rowNumber: number }>(ROWS, [requests, entries]);
    for (const { importId, rowNumber } of rows) {
      const sealed = this.json.seal([], `request-import-row:${importId}:${rowNumber}`);
      const sql = 'update request_import_rows set sealed = $3 where import_id = $1 and row_number = $2';
      await tx.query(sql, [importId, rowNumber, sealed]);
    }
  }

  /** So that answers kept for repeated calls are forgotten with it. */
  async note(tx: Tx, { id, commune, attempt }: { id: string; commune: string; attempt: number }, entries: string[]) {
    const sql = `insert into erasures (id, commune, attempt, state, persons) values ($1, $2, $3, 'erased', $4)`;
    await tx.query(sql, [id, commune, attempt, entries]);
  }

  /** `years`: of the house, where an office has no rule of its own. Who was called off after `calledOffSince` is left alone. */
  async keptLongEnough(tx: Tx, years: number, calledOffSince: Date, limit: number): Promise<string[]> {
    return ids(await tx.query(KEPT_LONG_ENOUGH, [tx.asOf, years, calledOffSince, limit]));
  }
}

const ids = (rows: unknown[]): string[] => (rows as { id: string }[]).map(({ id }) => id);
