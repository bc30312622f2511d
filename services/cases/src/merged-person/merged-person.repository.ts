import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { MergedPersonRow } from './merged-person.entity.js';

/** All entries of a person: the one that stays, and those that were merged into it, also over several steps. */
const ENTRIES = `
  with recursive entry as (
    select $1::uuid as id
    union
    select merged_persons.id from merged_persons join entry on merged_persons."into" = entry.id
  )
  select id from entry order by id`;

/** The only file that touches the table `merged_persons`. */
@Injectable()
export class MergedPersonRepository {
  async learn(tx: Tx, merged: MergedPersonRow): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(MergedPersonRow)
      .values(merged)
      .orUpdate(['into', 'commune'], ['id'])
      .execute();
  }

  async forget(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(MergedPersonRow, { id });
  }

  /** Ids under which a person may stand in a case. */
  async entriesOf(tx: Tx, id: string): Promise<string[]> {
    return ((await tx.manager.query(ENTRIES, [id])) as { id: string }[]).map((row) => row.id);
  }
}
