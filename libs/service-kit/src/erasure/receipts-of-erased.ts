import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { Sweep } from '../sweep/sweep.js';

/**
 * An answer that is kept for who calls again may hold what was erased since, and does not say of whom; its commune is the one of
 * who called, not of the record. A call is repeated within a day; so all that were given before the last erasure go once they are
 * a day old. Who sweeps sees every commune.
 */
const REMOVE = `
  delete from idempotency
   where recorded_at < now() - interval '1 day' and recorded_at <= (
     select max(erased_at) from erasures where state in ('erased', 'gone') and erased_at > now() - interval '70 days')
  returning 1`;

@Injectable()
export class ReceiptsOfErased {
  constructor(private readonly work: UnitOfWork) {}

  /** Gives 0: forgetting repairs nothing. */
  @Sweep('receipts-of-erased', 3_600)
  async remove(): Promise<number> {
    await this.work.run('receipts.forget', async (tx) => {
      tx.silent = (await tx.query(REMOVE)).length === 0;
    });
    return 0;
  }
}
