import { Injectable } from '@nestjs/common';
import { Sweep } from '../sweep/sweep.js';
import { UnitOfWork } from './unit-of-work.js';

/** A telephone that lay in a drawer over the holidays, and somebody who writes once a month. */
const KEPT_DAYS = 60;
const BATCH = 5_000;

const OLD = `
  with old as (delete from idempotency where (person, key) in
                 (select person, key from idempotency where recorded_at < now() - $1 * interval '1 day' order by recorded_at limit $2)
               returning 1)
  select count(*)::int as removed from old`;

/** Answers are kept for calls that are repeated, not for ever: they hold what was said. */
@Injectable()
export class OldReceipts {
  constructor(private readonly work: UnitOfWork) {}

  @Sweep('old-receipts', 3_600)
  async remove(): Promise<void> {
    let removed = BATCH;
    while (removed === BATCH)
      removed = await this.work.run('receipts.remove', async (tx) => {
        const [row] = await tx.query<{ removed: number }>(OLD, [KEPT_DAYS, BATCH]);
        tx.silent = row!.removed === 0;
        return row!.removed;
      });
  }
}
