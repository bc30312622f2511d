import type { Tx } from '@oln/service-kit';

/** TypeORM's `query` gives rows for SELECT and INSERT, and [rows, count] for UPDATE and DELETE: here always rows. */
export async function rowsOf<Row>(tx: Tx, sql: string, values: unknown[] = []): Promise<Row[]> {
  const answer: unknown = await tx.manager.query(sql, values);
  const pair = Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
  return (pair ? (answer as [Row[], number])[0] : answer) as Row[];
}
