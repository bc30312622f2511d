import type { KeyedTables } from '@oln/service-kit';
import type pg from 'pg';

/** Columns that are named like hashes and are none with a key of the index, of every service. */
const KIT: Readonly<Record<string, string>> = {
  'idempotency.key': 'given by who calls',
  'idempotency.request_hash': 'of the call, kept two months',
  'audit_seal.hash': 'chain of the audit log',
  'audit_sealed.digest': 'chain of the audit log',
};

const COLUMNS = `
  select class.relname as table, attribute.attname as column, attribute.attgenerated <> '' as "isMade",
         pg_get_expr(made.adbin, made.adrelid) as "madeOf"
    from pg_class class
    join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
    left join pg_attrdef made on made.adrelid = class.oid and made.adnum = attribute.attnum
   where class.relnamespace = $1::regnamespace and class.relkind in ('r', 'p') and not class.relispartition
     and format_type(attribute.atttypid, null) in ('text', 'text[]')
   order by 1, 2`;

interface Column {
  table: string;
  column: string;
  isMade: boolean;
  madeOf: string | null;
}

/** A name under which a hash may stand. */
const LIKE_A_HASH = /hash|token|digest|(^|_)key$|(^|_)mark$/;

/**
 * Columns with hashes of the index that nobody would make anew when its key is replaced, or that are said to be there and are not. Each column
 * that is named like a hash is in {@link KeyedTables}, or in `others` with what it is. All of it is to be none.
 */
export async function keyedColumnGaps(
  admin: pg.Client,
  schema: string,
  { tables }: KeyedTables,
  others: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const { rows } = await admin.query<Column>(COLUMNS, [schema]);
  const excepted = { ...KIT, ...others };
  const hashed = new Set(tables.flatMap(({ table, hashed: columns }) => columns.map((column) => `${table}.${column}`)));
  const said = rows.filter(({ column }) => column === 'index_key');
  const names = rows.filter(({ isMade }) => !isMade).map(({ table, column }) => `${table}.${column}`);
  return [
    ...said.filter(({ table }) => !tables.some((of) => of.table === table)).map(({ table }) => `${table} is forgotten`),
    ...[...hashed].filter((name) => !names.includes(name)).map((name) => `${name} is not there`),
    ...[...hashed]
      .filter((name) => !isSaidBy(said, name))
      .map((name) => `nothing says with which key ${name} was made`),
    ...names
      .filter((name) => LIKE_A_HASH.test(name.split('.')[1]!) && !hashed.has(name) && !excepted[name])
      .map((name) => `${name} is forgotten`),
    ...Object.keys(others)
      .filter((name) => !names.includes(name))
      .map((name) => `${name} is not there`),
  ];
}

function isSaidBy(said: readonly Column[], name: string): boolean {
  const [table, column = ''] = name.split('.');
  return said.some((one) => one.table === table && new RegExp(`\\b${column}\\b`).test(one.madeOf ?? ''));
}

/** Tables of which a row still has a hash, anywhere in it, that was made with a key: whatever anybody says of their columns. */
export async function hashesLeft(admin: pg.Client, schema: string, keyId: string): Promise<string[]> {
  const { rows } = await admin.query<Column>(COLUMNS, [schema]);
  const found: string[] = [];
  for (const { table, column, isMade } of rows) {
    if (isMade) continue;
    const { rows: left } = await admin.query<{ n: number }>(
      `select count(*)::int as n from ${schema}."${table}" where "${column}"::text ~ $1`,
      [`(^|[^A-Za-z0-9_-])${keyId}:([0-9a-f]{16}|[0-9a-f]{64})($|[^0-9a-f])`],
    );
    if (left[0]!.n > 0) found.push(`${table}.${column}: ${left[0]!.n}`);
  }
  return found;
}
