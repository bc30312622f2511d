import type { Tx } from './transaction.js';

/** Until the end of the transaction nobody else holds a lock of this name: for what has no row yet that could be locked. */
export async function lockByName(tx: Tx, name: string): Promise<void> {
  await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
