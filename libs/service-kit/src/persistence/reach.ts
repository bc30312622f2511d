import type { Principal } from '@oln/identity';
import type { Tx } from './transaction.js';

const COMMUNES = `current_setting('app.communes', true)`;

/**
 * Condition of a list: rows of the caller's communes. Row-level security says the same, but in a form that no index
 * answers: without this a page of a million rows reads them all. `column`: the commune, qualified where it must be.
 */
export function withinReach({ context }: Tx, column: string): string {
  const { communes } = context.principal;
  if (communes === '*') return 'true';
  return communes.length === 1 ? `${column} = ${COMMUNES}` : `${column} = any (string_to_array(${COMMUNES}, ','))`;
}

/**
 * Reads with the reach of a part of the house, within the caller's own transaction: under repeatable read, which the caller sets, what is
 * found is of the same moment as what the caller reads. For what depends on communes that the caller does not reach, and tells them nothing of these. Nothing else may be
 * under way in the transaction meanwhile.
 */
export async function reaching<Result>(tx: Tx, principal: Principal, read: () => Promise<Result>): Promise<Result> {
  const reach = ({ communes }: Principal): Promise<unknown> =>
    tx.query(`select set_config('app.communes', $1, true)`, [communes === '*' ? '*' : communes.join(',')]);
  const before = tx.context.principal;
  await reach(principal);
  try {
    return await tx.under({ ...tx.context, principal }, read);
  } finally {
    // Where this cannot be done a statement has failed before, and the transaction reads nothing more.
    await reach(before).catch(() => undefined);
  }
}
