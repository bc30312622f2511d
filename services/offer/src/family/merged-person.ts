import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';

/** All entries of a person: the one that stays, and those that were merged into it, also over several steps. */
const ENTRIES = `
  with recursive entry as (
    select $1::uuid as id
    union
    select merged_persons.id from merged_persons join entry on merged_persons."into" = entry.id
  )
  select id from entry order by id`;

const LEARN = `
  insert into merged_persons (id, commune, "into") values ($1, $2, $3)
  on conflict (id) do update set "into" = excluded."into", commune = excluded.commune`;

/** Two entries of intake were one child: a referral keeps the id it was asked for with. The only file that touches `merged_persons`. */
@Injectable()
export class MergedPersons {
  async learn(tx: Tx, commune: string, id: string, into: string): Promise<void> {
    await tx.query(LEARN, [id, commune, into]);
  }

  async forget(tx: Tx, id: string): Promise<void> {
    await tx.query('delete from merged_persons where id = $1', [id]);
  }

  /** Ids under which a person may stand in a referral. */
  async entriesOf(tx: Tx, id: string): Promise<string[]> {
    return (await tx.query<{ id: string }>(ENTRIES, [id])).map((row) => row.id);
  }
}
