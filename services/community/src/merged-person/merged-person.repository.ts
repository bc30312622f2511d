import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';

/** The only file that writes the table `merged_persons`: what is known here of intake's merges, from its events. */
@Injectable()
export class MergedPersonRepository {
  async learn(tx: Tx, commune: string, id: string, into: string): Promise<void> {
    await tx.query(
      `insert into merged_persons (id, commune, "into") values ($1, $2, $3)
       on conflict (id) do update set "into" = excluded."into", commune = excluded.commune`,
      [id, commune, into],
    );
  }

  async forget(tx: Tx, id: string): Promise<void> {
    await tx.query('delete from merged_persons where id = $1', [id]);
  }
}
