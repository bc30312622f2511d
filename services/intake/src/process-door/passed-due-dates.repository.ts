import { Injectable } from '@nestjs/common';
import type { DueDateRow, Tx } from '@oln/service-kit';

const PASSED = `
  select * from due_dates where process = 'intake' and state = 'open' and due < $1 order by due, id limit $2`;
const TAKE_DOWN = `update due_dates set state = 'met', met_at = $2 where id = $1 and state = 'open'`;

/** Clocks that nobody has told of. */
@Injectable()
export class PassedDueDatesRepository {
  /** Due before an instant, longest ago first. */
  async before(tx: Tx, instant: Date, limit: number): Promise<DueDateRow[]> {
    return (await tx.manager.query(PASSED, [instant.toISOString(), limit])) as DueDateRow[];
  }

  /** It was answered, and nobody has taken it down. */
  async takeDown(tx: Tx, id: string): Promise<void> {
    await tx.manager.query(TAKE_DOWN, [id, tx.asOf]);
  }
}
