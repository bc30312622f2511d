import { decodeCursor, pageOf, type Page, type PageQuery } from '@oln/service-kit';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** A keyset page of a query whose alias is `row`, newest first by the given instant. */
export async function newestFirst<Row extends ObjectLiteral & { id: string }, View>(
  query: SelectQueryBuilder<Row>,
  by: keyof Row & string,
  page: PageQuery,
  view: (row: Row) => View,
): Promise<Page<View>> {
  const after = decodeCursor(page.cursor, 2);
  if (after) query.andWhere(`(row.${by}, row.id) < (:at, :id)`, { at: after[0], id: after[1] });
  const rows = await query
    .orderBy(`row.${by}`, 'DESC')
    .addOrderBy('row.id', 'DESC')
    .limit(page.limit + 1)
    .getMany();
  return pageOf(rows, page.limit, (row) => [(row[by] as Date).toISOString(), row.id], view);
}
