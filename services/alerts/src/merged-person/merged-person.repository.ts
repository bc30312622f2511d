import { Injectable } from '@nestjs/common';
import { MergedPersons, type Tx } from '@oln/service-kit';

@Injectable()
export class MergedPersonRepository extends MergedPersons {
  /** The entry that stays, over however many steps. */
  async survivor(tx: Tx, id: string): Promise<string> {
    return (await tx.query<{ id: string }>('select survivor_of($1) as id', [id]))[0]!.id;
  }
}
