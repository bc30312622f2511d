import { Injectable } from '@nestjs/common';
import { lockByName } from '../persistence/lock-by-name.js';
import type { Tx } from '../persistence/transaction.js';
import { becomes, type MergeState } from './merge-state.js';

const KNOWN = 'select id, commune, version, "into" from merged_persons where id = $1';

const SAVE = `
  insert into merged_persons (id, commune, version, "into") values ($1, $2, $3, $4)
  on conflict (id) do update set commune = excluded.commune, version = excluded.version, "into" = excluded."into"`;

/** All entries of a person: the one that stays, and those that were merged into it, also over several steps. */
const ENTRIES = `
  with recursive entry as (
    select $1::uuid as id
    union
    select merged_persons.id from merged_persons join entry on merged_persons."into" = entry.id
  )
  select id from entry order by id`;

/**
 * What a service knows of the registry's merges, from its facts: records keep the id they were opened with. The only file that writes
 * the table `merged_persons`.
 */
@Injectable()
export class MergedPersons {
  /** For who does no more about a merge than remember it. */
  async heard(tx: Tx, told: MergeState): Promise<void> {
    for (const state of await this.news(tx, told)) await this.save(tx, state);
  }

  /** What is news here, oldest first. Until the end of the transaction nobody else hears of the entry. */
  async news(tx: Tx, told: MergeState): Promise<MergeState[]> {
    await lockByName(tx, `merges of ${told.id}`);
    const [known] = await tx.query<MergeState & { into: string | null }>(KNOWN, [told.id]);
    return becomes(known && { ...known, into: known.into ?? undefined }, told);
  }

  async save(tx: Tx, { id, commune, version, into }: MergeState): Promise<void> {
    await tx.query(SAVE, [id, commune, version, into ?? null]);
  }

  /** Ids under which a person may stand in a record. */
  async entriesOf(tx: Tx, id: string): Promise<string[]> {
    return (await tx.query<{ id: string }>(ENTRIES, [id])).map((row) => row.id);
  }
}
