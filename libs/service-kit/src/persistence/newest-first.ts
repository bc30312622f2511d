import { decodeCursor, pageOf, type Page, type PageQuery } from '../http/page.js';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

type Listed = ObjectLiteral & { id: string };
type ByInstant<Row> = keyof Row & string;

/** By which instant a list goes, and from where. */
export interface Order<Row> {
  by: ByInstant<Row>;
  from: 'newest' | 'oldest';
}

/** A keyset page of a query whose alias is `row`, newest first by the given instant. */
export function newestFirst<Row extends Listed, View>(
  query: SelectQueryBuilder<Row>,
  by: ByInstant<Row>,
  page: PageQuery,
  view: (row: Row) => View,
): Promise<Page<View>> {
  return inOrder(query, { by, from: 'newest' }, page, view);
}

/** A keyset page of a query whose alias is `row`. */
export async function inOrder<Row extends Listed, View>(
  query: SelectQueryBuilder<Row>,
  { by, from }: Order<Row>,
  page: PageQuery,
  view: (row: Row) => View,
): Promise<Page<View>> {
  const [sign, direction] = from === 'newest' ? (['<', 'DESC'] as const) : (['>', 'ASC'] as const);
  const after = decodeCursor(page.cursor, 2);
  if (after) query.andWhere(`(row.${by}, row.id) ${sign} (:at, :id)`, { at: after[0], id: after[1] });
  const rows = await query
    .orderBy(`row.${by}`, direction)
    .addOrderBy('row.id', direction)
    .limit(page.limit + 1)
    .getMany();
  return pageOf(rows, page.limit, (row) => [(row[by] as Date).toISOString(), row.id], view);
}
