import {
  bound,
  columnOf,
  KIT_EXCEPTIONS,
  newId,
  READERS_SQL,
  rowsStatement,
  type HeldData,
  type HeldTable,
} from '@oln/service-kit';
import type pg from 'pg';

interface ColumnOfTable {
  table: string;
  column: string;
  type: string;
}

const COLUMNS = `
  select class.relname as table, attribute.attname as column, format_type(attribute.atttypid, null) as type
    from pg_class class
    join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
   where class.relnamespace = $1::regnamespace and class.relkind in ('r', 'p') and not class.relispartition
   order by 1, attribute.attnum`;

/** What a service's tables hold and {@link HeldData} does not speak of, or speaks of and is not there: all of it is to be none. */
export async function heldDataGaps(admin: pg.Client, schema: string, held: HeldData): Promise<string[]> {
  const { rows } = await admin.query<ColumnOfTable>(COLUMNS, [schema]);
  const real = new Set(rows.map(({ table }) => table));
  const excepted = { ...KIT_EXCEPTIONS, ...held.exceptions };
  const given = new Set(held.tables.map(({ table }) => table));
  return [
    ...[...real].filter((table) => !given.has(table) && !excepted[table]).map((table) => `${table} is forgotten`),
    ...[...given].filter((table) => excepted[table]).map((table) => `${table} is given and excepted`),
    ...Object.keys(held.exceptions)
      .filter((table) => !real.has(table))
      .map((table) => `${table} is not there`),
    ...held.tables
      .filter((table) => table.process && !isAudited(held, table))
      .map(({ table }) => `who read ${table} is not asked for`),
    ...held.tables.flatMap((table) =>
      rows
        .filter((row) => row.table === table.table)
        .flatMap(({ column, type }) => {
          const as = columnOf(held, table, column);
          const name = `${table.table}.${column}`;
          if (!as || (!as.label && !as.why)) return [`${name} is forgotten`];
          if (as.label && type === 'bytea' && !as.sealed && !as.withheld && table.shared !== 'true')
            return [`${name} lies sealed and nobody says how it is opened`];
          const names = as.label && type === 'uuid[]' && !as.own && !as.withheld;
          return names ? [`${name} may name other persons`] : [];
        }),
    ),
  ];
}

/** Readings of what has a process are audited under its own id: a list of those is to find them, if its rows are not found by such ids. */
function isAudited({ audited, lists }: HeldData, { table, where }: HeldTable): boolean {
  const names = new Set([...audited, 'entries', 'families']);
  const byId = /^(id = any\(:\w+\)( or )?)+$/.test(where);
  if (byId) return [...where.matchAll(/:(\w+)/g)].every(([, name]) => names.has(name!));
  return audited.some((name) => new RegExp(`\\bfrom ${table}\\b`).test(lists[name] ?? ''));
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

/**
 * Tables that would be read from end to end to find what is about one person, under the login of the service. Asked with sequences made
 * dear, on tables of a few rows: what has an index that fits uses it.
 */
export async function readFromEndToEnd(login: pg.Client, communes: string[], held: HeldData): Promise<string[]> {
  await login.query(`select set_config('app.communes', $1, false)`, [communes.join(',')]);
  await login.query('set enable_seqscan = off');
  const names = ['entries', 'families', 'familiesAsAdult', ...Object.keys(held.lists), 'records', 'unnamed'];
  const lists = Object.fromEntries(names.map((name) => [name, [newId(), newId()]]));
  const asked = [
    ...Object.entries(held.lists).map(([name, sql]) => [`list ${name}`, bound(sql, lists)] as const),
    ...held.tables.map((table) => [table.table, rowsStatement(table, lists, '', 50)] as const),
  ];
  const log = { text: READERS_SQL, values: [lists.entries, null, null, 50] };
  const leading = await leadingColumns(login);
  const found: string[] = [];
  for (const [name, { text, values }] of [...asked, ['audit', log] as const]) {
    const { rows } = await login.query(`explain (format json) ${text}`, values);
    const plan = (rows[0] as { 'QUERY PLAN': { Plan: PlanNode }[] })['QUERY PLAN'][0]!.Plan;
    const whole = flat(plan).filter((node) => isWhole(node, leading));
    found.push(
      ...whole.map((node) => `${name}: ${node['Node Type']} of ${node['Relation Name'] ?? node['Index Name']}`),
    );
  }
  return found;
}

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];

/** An index whose first column is not asked for is read from end to end as well. */
function isWhole(node: PlanNode, leading: Map<string, string>): boolean {
  if (node['Node Type'] === 'Seq Scan') return true;
  const first = leading.get(node['Index Name'] ?? '');
  return first !== undefined && !(node['Index Cond'] ?? '').includes(first);
}

/** First column of each index of the schema. */
async function leadingColumns(login: pg.Client): Promise<Map<string, string>> {
  const { rows } = await login.query<{ name: string; first: string }>(
    `select class.relname as name, pg_get_indexdef(class.oid, 1, true) as first from pg_class class
      where class.relkind in ('i', 'I') and class.relnamespace = current_schema()::regnamespace`,
  );
  return new Map(rows.map(({ name, first }) => [name, first]));
}
