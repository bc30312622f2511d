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
