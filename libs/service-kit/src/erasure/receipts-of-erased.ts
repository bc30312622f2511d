import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { Sweep } from '../sweep/sweep.js';

/**
 * An answer that is kept for who calls again may hold what was erased since, and does not say of whom. A call is repeated within
 * a day; so answers of the commune that were given before the erasure go once they are a day old.
 */
const REMOVE = `
  delete from idempotency using erasures
   where erasures.state = 'erased' and erasures.commune = idempotency.commune and erasures.erased_at > now() - interval '70 days'
     and idempotency.recorded_at <= erasures.erased_at and idempotency.recorded_at < now() - interval '1 day'
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
