import type { Tx } from '../persistence/transaction.js';
import { bound, type Lists } from './held-lists.js';
import type { HeldRow, HeldTable } from './held-table.js';

export interface FoundRow {
  row: HeldRow;
  /** What makes it one, as text: the order of the page. */
  key: string;
  /** It is also about others. */
  shared: boolean;
}

const keyOf = ({ key = ['id'] }: HeldTable): string => key.map((column) => `row."${column}"::text`).join(` || ' ' || `);

/** Rows of a table that are about the person, from behind a key. Few rows of a person are put in order: an index found them. */
export function rowsStatement(
  table: HeldTable,
  lists: Lists,
  after: string,
  limit: number,
): { text: string; values: unknown[] } {
  const key = `(${keyOf(table)}) collate "C"`;
  return bound(
    `select to_json(row) as row, ${key} as key, coalesce(${table.shared ?? 'false'}, false) as shared
       from ${table.table} row where (${table.where}) and ${key} > $1 order by 2 limit $2`,
    lists,
    [after, limit],
  );
}

export async function rowsBehind(
  tx: Tx,
  table: HeldTable,
  lists: Lists,
  after: string,
  limit: number,
): Promise<FoundRow[]> {
  const { text, values } = rowsStatement(table, lists, after, limit);
  return tx.query<FoundRow>(text, values);
}
