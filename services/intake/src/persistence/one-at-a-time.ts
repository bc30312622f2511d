import type { Tx } from '@oln/service-kit';

/** Until the transaction ends nobody else does what has this name. */
export async function oneAtATime(tx: Tx, name: string): Promise<void> {
  await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
