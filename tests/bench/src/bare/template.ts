import type pg from 'pg';
import { PERSON } from '../house/front-desk.js';

/** Rows that one production request left in one table, as text. */
export interface TableRows {
  table: string;
  columns: string[];
  types: string[];
  rows: string[][];
}

/** What one production request was and wrote: the baseline writes as many rows of the same bytes. */
export interface Template {
  tables: TableRows[];
  /** Id of the record; in each of the baseline's requests it stands for another. */
  id: string;
  key: string;
  answer: Record<string, unknown>;
  /** Texts of which there may be no second one: in each of the baseline's requests others, as long as they. */
  unique?: string[];
}

/** What is known of the production request whose rows are read. */
export interface Request extends Omit<Template, 'tables'> {
  /** Ids of records that were there before and were changed by it: the baseline inserts what is new. */
  changed?: string[];
}

/** Without partitions, which the outbox's own count holds, and without what is done behind a request's back: seals and leases. */
const TABLES = `
  select table_name as table from information_schema.tables
   where table_schema = $1 and table_type = 'BASE TABLE'
     and table_name not like 'outbox\\_%' and table_name not like 'audit\\_seal%' and table_name not in ('lease', 'index_keys', 'migrations')
   order by table_name`;

/** What the server fills in by itself is left to it on both sides. */
const COLUMNS = `
  select column_name as name, udt_name as type from information_schema.columns
   where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' and is_identity = 'NO'
     and coalesce(column_default, '') !~ '(now|clock_timestamp|pg_current_xact_id)\\('
   order by ordinal_position`;

/** A sweep of the house leaves an entry as well. */
const ONLY_CALLERS: Record<string, string> = { audit: `where person = '${PERSON}'` };

export async function countRows(admin: pg.Client, schema: string): Promise<Map<string, number>> {
  const { rows } = await admin.query<{ table: string }>(TABLES, [schema]);
  const counts = new Map<string, number>();
  for (const { table } of rows) {
    const counted = await admin.query<{ rows: number }>(
      `select count(*)::int as rows from ${schema}.${table} ${ONLY_CALLERS[table] ?? ''}`,
    );
    counts.set(table, counted.rows[0]!.rows);
  }
  return counts;
}

export function addedRows(before: Map<string, number>, after: Map<string, number>): Map<string, number> {
  const added = [...after].map(([table, rows]) => [table, rows - (before.get(table) ?? 0)] as const);
  return new Map(added.filter(([, rows]) => rows !== 0));
}

/** Reads what the last production request wrote: `added` says how many rows in which tables. */
export async function templateOf(
  admin: pg.Client,
  schema: string,
  added: Map<string, number>,
  { changed = [], ...request }: Request,
): Promise<Template> {
  const transaction = await transactionOf(admin, schema, [...added.keys()], request.id);
  const tables: TableRows[] = [];
  for (const [table, count] of added) {
    const found = await rowsOf(admin, `${schema}.${table}`, transaction, changed);
    if (found.rows.length !== count)
      throw new Error(`${table} has ${found.rows.length} rows of the request, not ${count}`);
    tables.push({ table, ...found });
  }
  return { tables, ...request };
}

/** Everything that a request writes has the number of its transaction. */
async function transactionOf(admin: pg.Client, schema: string, tables: string[], id: string): Promise<string> {
  for (const table of tables) {
    const text = `select xmin::text as transaction from ${schema}.${table} row where row::text like '%' || $1 || '%' limit 1`;
    const { rows } = await admin.query<{ transaction: string }>(text, [id]);
    if (rows[0]) return rows[0].transaction;
  }
  throw new Error(`Nothing was written about ${id}`);
}

async function rowsOf(
  admin: pg.Client,
  table: string,
  transaction: string,
  changed: readonly string[],
): Promise<Omit<TableRows, 'table'>> {
  const { rows: found } = await admin.query<{ name: string; type: string }>(COLUMNS, table.split('.'));
  const texts = found.map(({ name }) => `"${name}"::text as "${name}"`).join(', ');
  const { rows } = await admin.query<Record<string, string | null>>(
    `select ${texts} from ${table} row where row.xmin::text = $1`,
    [transaction],
  );
  const added = rows.filter((row) => !changed.includes(row.id ?? ''));
  const filled = found.filter(({ name }) => added.some((row) => row[name] !== null));
  return {
    columns: filled.map(({ name }) => name),
    types: filled.map(({ type }) => type),
    rows: added.map((row) => filled.map(({ name }) => row[name]!)),
  };
}

/** Tables of the same columns, defaults, checks and indexes, without row-level security, triggers and foreign keys. */
export async function makeBareTables(
  admin: pg.Client,
  schema: string,
  tables: readonly string[],
  login: string,
): Promise<void> {
  await admin.query('create schema bare');
  for (const table of tables) await admin.query(`create table bare.${table} (like ${schema}.${table} including all)`);
  await admin.query(`grant usage on schema bare to ${login}`);
  await admin.query(`grant select, insert on all tables in schema bare to ${login}`);
}
