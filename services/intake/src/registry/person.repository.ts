import { comingOfAge } from '@oln/calendar';
import { Inject, Injectable } from '@nestjs/common';
import { normaliseName } from '@oln/identity';
import { CIPHER, newId, type FieldCipher, type Tx } from '@oln/service-kit';
import { rowsOf } from '../persistence/rows.js';
import type { Fingerprint } from './matching.js';
import { fullName, type Person, type PersonData } from './person.js';
import { PersonRow } from './person.entity.js';

const SEALED = 'person';
const HISTORY = 'person.history';

/** Entries that share an identifier, or enough of the name. The trigram index does the first sifting. */
const CANDIDATES = `
  select id, run_hash as "runHash", other_id_hash as "otherIdHash", birth_hash as "birthHash", tokens from persons
   where merged_into is null and commune = $1
     and (run_hash = any($2) or other_id_hash = $3 or (cardinality($4::text[]) > 0 and tokens && $4::text[]))
   order by (run_hash = any($2)) desc nulls last,
            cardinality(array(select unnest(tokens) intersect select unnest($4::text[]))) desc
   limit 50`;

/** The only file that touches persons, their history and merges. */
@Injectable()
export class PersonRepository {
  constructor(@Inject(CIPHER) private readonly cipher: FieldCipher) {}

  async find(tx: Tx, id: string): Promise<Person | undefined> {
    const row = await tx.manager.findOne(PersonRow, { where: { id } });
    return row ? this.person(row) : undefined;
  }

  async findForChange(tx: Tx, id: string): Promise<Person | undefined> {
    const row = await tx.manager.findOne(PersonRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ? this.person(row) : undefined;
  }

  async findMany(tx: Tx, ids: string[]): Promise<Person[]> {
    if (ids.length === 0) return [];
    const rows = await tx.manager.createQueryBuilder(PersonRow, 'person').where('person.id = any(:ids)', { ids }).getMany();
    return rows.map((row) => this.person(row));
  }

  async add(tx: Tx, commune: string, data: PersonData): Promise<Person> {
    const person: Person = { ...data, id: newId(), commune, version: 1 };
    await tx.manager.insert(PersonRow, this.row(person));
    return person;
  }

  /** Saves the new state and keeps the one before, sealed. */
  async rectify(tx: Tx, before: Person, after: Person): Promise<void> {
    const kept = this.cipher.seal(JSON.stringify(dataOf(before)), HISTORY);
    await rowsOf(tx, 'insert into person_history (id, commune, person_id, version, at, by, sealed) values ($1, $2, $3, $4, $5, $6, $7)', [
      newId(),
      before.commune,
      before.id,
      before.version,
      tx.asOf.toISOString(),
      tx.context.principal.person,
      kept,
    ]);
    await tx.manager.update(PersonRow, { id: before.id }, this.row(after));
  }

  async candidates(tx: Tx, commune: string, wanted: Fingerprint & { runHashes: string[] }): Promise<Fingerprint[]> {
    return rowsOf<Fingerprint>(tx, CANDIDATES, [commune, wanted.runHashes, wanted.otherIdHash ?? null, wanted.tokens]);
  }

  async recordMerge(tx: Tx, person: Person, into: string): Promise<void> {
    await rowsOf(tx, 'insert into person_merges (id, commune, person_id, into_id, at, by) values ($1, $2, $3, $4, $5, $6)', [
      newId(),
      person.commune,
      person.id,
      into,
      tx.asOf.toISOString(),
      tx.context.principal.person,
    ]);
    await tx.manager.update(PersonRow, { id: person.id }, { mergedInto: into, version: person.version + 1 });
  }

  async undoMerge(tx: Tx, person: Person): Promise<void> {
    await rowsOf(tx, 'update person_merges set undone_at = $2, undone_by = $3 where person_id = $1 and undone_at is null', [
      person.id,
      tx.asOf.toISOString(),
      tx.context.principal.person,
    ]);
    await tx.manager.update(PersonRow, { id: person.id }, { mergedInto: null, version: person.version + 1 });
  }

  async recordDeath(tx: Tx, person: Person, on: string): Promise<void> {
    await tx.manager.update(PersonRow, { id: person.id }, { deceasedOn: on, version: person.version + 1 });
  }

  /** Children whose month of coming of age has begun and who were not told of yet. */
  async comingOfAge(tx: Tx, month: string, limit: number): Promise<Person[]> {
    const rows = await tx.manager
      .createQueryBuilder(PersonRow, 'person')
      .where('person.of_age_month <= :month and not person.of_age_told and person.deceased_on is null and person.merged_into is null', { month })
      .orderBy('person.of_age_month')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    return rows.map((row) => this.person(row));
  }

  async markOfAge(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(PersonRow, { id }, { ofAgeTold: true });
  }

  /** Keyed hashes and tokens of what a person typed, to look for them. */
  fingerprint(data: Partial<PersonData>, id = ''): Fingerprint & { runHashes: string[] } {
    const name = [data.givenNames, data.familyNames].filter(Boolean).join(' ');
    return {
      id,
      runHash: data.run ? this.cipher.exact('run', data.run) : undefined,
      runHashes: data.run ? this.cipher.exactCandidates('run', data.run) : [],
      otherIdHash: data.otherId ? this.cipher.exact('other-id', otherIdText(data.otherId)) : undefined,
      birthHash: data.birthDate ? this.cipher.exact('birth', data.birthDate) : undefined,
      tokens: name ? this.cipher.trigrams(name) : [],
    };
  }

  private row(person: Person): Omit<PersonRow, 'ofAgeTold'> {
    const { runHash = null, otherIdHash = null, birthHash = null, tokens } = this.fingerprint(person);
    const { id, commune, version, sex, nationality, indigenousPeople, disability, mergedInto = null, deceasedOn = null } = person;
    return {
      ...{ id, commune, version, sex, nationality, indigenousPeople, disability, mergedInto, deceasedOn },
      sealed: this.cipher.seal(JSON.stringify(dataOf(person)), SEALED),
      runHash,
      otherIdHash,
      birthHash,
      tokens: [...tokens],
      ofAgeMonth: person.birthDate ? comingOfAge(person.birthDate).slice(0, 7) : null,
    };
  }

  private person(row: PersonRow): Person {
    const data = JSON.parse(this.cipher.open(row.sealed, SEALED)) as PersonData;
    const { id, commune, version, mergedInto, deceasedOn } = row;
    return { ...data, id, commune, version, mergedInto: mergedInto ?? undefined, deceasedOn: deceasedOn ?? undefined };
  }
}

const otherIdText = ({ kind, value }: NonNullable<PersonData['otherId']>): string => `${kind}:${normaliseName(value)}`;

const dataOf = ({ id: _id, commune: _commune, version: _version, mergedInto: _merged, deceasedOn: _deceased, ...data }: Person): PersonData => data;
