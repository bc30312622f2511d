import type { Tx } from '@oln/service-kit';

/** Rows of a statement, whatever it is: TypeORM gives `[rows, count]` for UPDATE and DELETE. */
export async function rowsOf<Row>(tx: Tx, sql: string, values: unknown[]): Promise<Row[]> {
  const answer: unknown = await tx.manager.query(sql, values);
  const changed =
    /^\s*(update|delete)/i.test(sql) && Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]);
  return (changed ? (answer as [Row[], number])[0] : answer) as Row[];
}
