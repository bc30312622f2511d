import type { SchemaElement } from 'hyparquet-writer';

/** What a column of a Parquet file holds; all but `required` ones may be empty in a row. */
export interface Column<Row> {
  name: string;
  holds: 'text' | 'number' | 'count' | 'flag' | 'day';
  required?: boolean;
  of: (row: Row) => string | number | boolean | undefined;
}

const TYPES: Readonly<Record<Column<never>['holds'], Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  count: { type: 'INT32' },
  flag: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
};

const CREATED_BY = 'oln reporting';

/** Rows as an Apache Parquet file (Snappy), in memory. `about`: what the file says of itself, by key. */
export async function parquetOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  about: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  // Read when it is first needed: a service that starts needs none of it.
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const file = parquetWriteBuffer({
    columnData: columns.map(({ name, holds, of }) => ({ name, data: rows.map((row) => held(holds, of(row))) })),
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: CREATED_BY,
  });
  return Buffer.from(file);
}

const elementOf = <Row>({ name, holds, required }: Column<Row>): SchemaElement => ({
  name,
  ...TYPES[holds],
  repetition_type: required ? 'REQUIRED' : 'OPTIONAL',
});

/** Empty is null there; a day is the instant at which it begins in Greenwich. */
function held(holds: Column<never>['holds'], value: string | number | boolean | undefined): unknown {
  if (value === undefined) return null;
  return holds === 'day' ? new Date(`${String(value)}T00:00:00Z`) : value;
}
