import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { In } from 'typeorm';
import { rowsOf } from '../persistence/rows-of.js';
import { PersonRow } from '../person/person.entity.js';
import { PersonSealing } from '../person/person-sealing.js';
import type { Person } from '../person/person.js';

/** What candidates are looked for by: keyed hashes and tokens, never a name. */
export interface Traces {
  commune: string;
  identifierHashes: string[];
  birthHashes: string[];
  /** Tokens of the words of the name that must occur together, under each key: every pair of words, or the only word there is. */
  wordPairs: string[][];
  /** Tokens of the whole name, under each key of the ring. */
  nameTokens: string[][];
}

const LIMIT = 30;

/** Two words may be the name of hundreds. */
const MOST_OF_A_PAIR = 1_000;

/** A document of an entry that was merged is the survivor's, whatever document the survivor shows itself. */
const BY_IDENTIFIER = `
  select survivor_of(person_id) as id, bool_or(kind = 'run') as "byRun"
    from person_keys where commune = $1 and hash = any ($2) group by 1`;

/** Who was born on one of the days, or has every token of one of the pairs; the most alike first. */
const BY_TRACES = (pairs: number): string => `
  select survivor_of(id) as id
    from persons
   where id in (select id from persons where commune = $1 and birth_hash = any ($2)
                ${Array.from({ length: pairs }, (_, at) => `union all select persons_with_tokens($1, $${at + 4}, ${MOST_OF_A_PAIR})`).join(' ')})
   order by (select count(*) from unnest(name_tokens) token where token = any ($3::text[])) desc, id
   limit ${LIMIT}`;

/** Everything that shares some of the name. Only for people who search, when nothing better was found. */
const BY_ANY_TRIGRAM = (keys: number): string => `
  select survivor_of(id) as id
    from (${Array.from({ length: keys }, (_, at) => `select * from persons_like_tokens($1, $${at + 2}, 0.4, ${LIMIT})`).join(' union all ')}) alike
   order by common desc, id limit ${LIMIT}`;

const ELSEWHERE = `select distinct person_id as id, commune from person_keys where commune <> $1 and hash = any ($2)`;

/** Somebody whose document it is. */
export interface Identified {
  person: Person;
  by: 'same-run' | 'same-identifier';
}

/** Reads the registry for matching; writes nothing. */
@Injectable()
export class MatchingRepository {
  constructor(private readonly sealing: PersonSealing) {}

  async byIdentifier(tx: Tx, { commune, identifierHashes }: Traces): Promise<Identified[]> {
    if (identifierHashes.length === 0) return [];
    const found = await rowsOf<{ id: string; byRun: boolean }>(tx, BY_IDENTIFIER, [commune, identifierHashes]);
    const byRun = new Set(found.flatMap((one) => (one.byRun ? one.id : [])));
    const persons = await this.load(tx, found);
    return persons.map((person) => ({ person, by: byRun.has(person.id) ? 'same-run' : 'same-identifier' }));
  }

  async byTraces(tx: Tx, { commune, birthHashes, nameTokens, wordPairs }: Traces): Promise<Person[]> {
    return this.load(
      tx,
      await rowsOf(tx, BY_TRACES(wordPairs.length), [commune, birthHashes, nameTokens.flat(), ...wordPairs]),
    );
  }

  async byAnyTrigram(tx: Tx, { commune, nameTokens }: Traces): Promise<Person[]> {
    return this.load(tx, await rowsOf(tx, BY_ANY_TRIGRAM(nameTokens.length), [commune, ...nameTokens]));
  }

  /** Entries of other communes that have the identifier: for the audit log of each, and for nobody who asks. */
  elsewhere(tx: Tx, commune: string, hashes: string[]): Promise<{ id: string; commune: string }[]> {
    return rowsOf(tx, ELSEWHERE, [commune, hashes]);
  }

  private async load(tx: Tx, found: { id: string }[]): Promise<Person[]> {
    const ids = [...new Set(found.map(({ id }) => id))];
    if (ids.length === 0) return [];
    const rows = await tx.manager.find(PersonRow, { where: { id: In(ids) } });
    const byId = new Map(rows.map((row) => [row.id, this.sealing.personOf(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}
