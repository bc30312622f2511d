import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { lockHashes, type Tx } from '@oln/service-kit';
import { In } from 'typeorm';
import { rowsOf } from '../persistence/rows-of.js';
import { PersonHistoryRow, PersonKeyRow, PersonRow } from './person.entity.js';
import { PersonErrors } from './person.errors.js';
import { PersonSealing, type PersonKey } from './person-sealing.js';
import { anonymousOf, type Person, type PersonData } from './person.js';

export interface Change {
  reason: string;
  fields: string[];
}

export interface HistoryEntry extends Change {
  version: number;
  at: Date;
  by: string;
  /** The data as it was until then. */
  data: PersonData;
}

/** Somebody who may come of age this year, or should have. */
export interface Grown {
  person: Person;
  year: number;
}

/** A key of the index is being replaced: what the registry has under another one is looked for, and unique, under the one that is written. */
const MOVED = 'update person_keys set hash = $2 where commune = $1 and hash = any ($3)';

/** The only file that writes the tables `persons`, `person_keys` and `person_history`; matching reads them as well. */
@Injectable()
export class PersonRepository {
  constructor(private readonly sealing: PersonSealing) {}

  async find(tx: Tx, id: string): Promise<Person | undefined> {
    const row = await tx.manager.findOne(PersonRow, { where: { id } });
    return row ? this.sealing.personOf(row) : undefined;
  }

  /** Throws PERSON.NOT_FOUND. */
  async get(tx: Tx, id: string): Promise<Person> {
    return this.found(await tx.manager.findOne(PersonRow, { where: { id } }));
  }

  async lock(tx: Tx, id: string): Promise<Person> {
    return this.found(await tx.manager.findOne(PersonRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async getAll(tx: Tx, ids: string[]): Promise<Person[]> {
    if (ids.length === 0) return [];
    const rows = await tx.manager.find(PersonRow, { where: { id: In(ids) }, order: { id: 'ASC' } });
    return rows.map((row) => this.sealing.personOf(row));
  }

  /** The entry that is in use for each id: the id itself, or the one it was merged into. */
  async survivors(tx: Tx, ids: string[]): Promise<string[]> {
    return [...new Set((await this.survivorByEntry(tx, ids)).values())];
  }

  /** The same, by the id that was given. */
  async survivorByEntry(tx: Tx, ids: string[]): Promise<Map<string, string>> {
    const rows = await rowsOf<{ entry: string; id: string }>(
      tx,
      'select given.id as entry, survivor_of(given.id) as id from unnest($1::uuid[]) with ordinality as given (id, at) order by at',
      [ids],
    );
    return new Map(rows.map(({ entry, id }) => [entry, id]));
  }

  async insert(tx: Tx, person: Person): Promise<void> {
    await tx.manager.insert(PersonRow, this.sealing.rowOf(person));
    await this.putKeys(tx, person, this.sealing.keysOf(person.data));
  }

  /** Writes the new state and keeps what the registry said before. */
  async rectify(tx: Tx, before: Person, after: Person, { reason, fields }: Change): Promise<void> {
    const { id, commune, version } = before;
    const byPerson = tx.context.principal.person;
    const sealed = this.sealing.sealData(id, before.data);
    await tx.manager.insert(PersonHistoryRow, {
      personId: id,
      commune,
      version,
      at: tx.asOf,
      byPerson,
      reason,
      fields,
      sealed,
    });
    const { id: _id, ...row } = this.sealing.rowOf(after);
    await tx.manager.update(PersonRow, { id }, row);
    await tx.manager.delete(PersonKeyRow, { commune, personId: id });
    await this.putKeys(tx, after, this.sealing.keysOf(after.data));
  }

  /** For what is no rectification (merged, of age, deceased): what is sealed stays as it lies. */
  async update(tx: Tx, { id, version, kind, ...person }: Person): Promise<void> {
    const ends = { ofAgeAt: person.ofAgeAt ?? null, deceasedAt: person.deceasedAt ?? null };
    await tx.manager.update(PersonRow, { id }, { version, kind, mergedInto: person.mergedInto ?? null, ...ends });
  }

  /** What said who it was is gone from the entry, its index and its history; undefined if it was before. */
  async anonymise(tx: Tx, id: string): Promise<Person | undefined> {
    const before = await this.lock(tx, id);
    if (before.anonymisedAt) return undefined;
    const after = { ...before, data: anonymousOf(before.data), anonymisedAt: tx.asOf, version: before.version + 1 };
    const sealed = this.sealing.sealData(id, after.data);
    const gone = { sealed, nameTokens: [], birthHash: null, anonymisedAt: after.anonymisedAt, version: after.version };
    await tx.manager.update(PersonRow, { id }, gone);
    await tx.manager.delete(PersonKeyRow, { commune: before.commune, personId: id });
    await tx.manager.update(PersonHistoryRow, { personId: id }, { sealed });
    return after;
  }

  async history(tx: Tx, id: string): Promise<HistoryEntry[]> {
    const rows = await tx.manager.find(PersonHistoryRow, {
      where: { personId: id },
      order: { version: 'DESC' },
      take: 200,
    });
    return rows.map(({ version, at, byPerson, reason, fields, sealed }) => ({
      ...{ version, at, reason, fields },
      by: byPerson,
      data: this.sealing.openData(id, sealed),
    }));
  }

  /** Children who may come of age until the end of the year, by year and id, from behind `after`. */
  async growingUp(tx: Tx, year: number, after: Grown | undefined, limit: number): Promise<Grown[]> {
    const query = tx.manager
      .createQueryBuilder(PersonRow, 'row')
      .where(
        `row.kind = 'child' and row.ofAgeAt is null and row.deceasedAt is null and row.mergedInto is null and row.anonymisedAt is null`,
      )
      .andWhere('row.majorityYear <= :year', { year });
    if (after) query.andWhere('(row.majorityYear, row.id) > (:from, :id)', { from: after.year, id: after.person.id });
    const rows = await query.orderBy('row.majorityYear').addOrderBy('row.id').limit(limit).getMany();
    return rows.map((row) => ({ person: this.sealing.personOf(row), year: row.majorityYear! }));
  }

  /**
   * One person per identifier, also when two people register it at the same moment: the second one waits here, then sees.
   * What an entry that was merged into this one has is this person's already.
   */
  private async putKeys(tx: Tx, { id, commune }: Person, keys: PersonKey[]): Promise<void> {
    if (keys.length === 0) return;
    await this.moveKeys(tx, commune, keys);
    const rowsOfKeys = keys.map(({ kind, hashes: [hash = ''] }) => ({ kind, hash, commune, personId: id }));
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(PersonKeyRow)
      .values(rowsOfKeys)
      .orIgnore()
      .returning('hash')
      .execute();
    if ((raw as unknown[]).length === keys.length) return;
    const rows = await tx.manager.find(PersonKeyRow, { where: rowsOfKeys.map(({ hash }) => ({ commune, hash })) });
    const holders = await this.survivors(
      tx,
      rows.map(({ personId }) => personId),
    );
    const candidate = holders.find((holder) => holder !== id);
    if (candidate) throw new RefusedError(refuse(PersonErrors.RUN_TAKEN, { params: { candidate } }));
  }

  private async moveKeys(tx: Tx, commune: string, keys: PersonKey[]): Promise<void> {
    await lockHashes(
      tx,
      keys.flatMap(({ hashes }) => hashes),
    );
    for (const { hashes } of keys) {
      const [hash, ...others] = hashes;
      if (others.length > 0) await tx.query(MOVED, [commune, hash, others]);
    }
  }

  private found(row: PersonRow | null): Person {
    if (!row) throw new RefusedError(refuse(PersonErrors.NOT_FOUND));
    return this.sealing.personOf(row);
  }
}
