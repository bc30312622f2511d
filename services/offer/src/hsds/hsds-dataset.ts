import { HSDS_TABLES, NESTS, type TableName } from './hsds-tables.js';

export type Values = Readonly<Record<string, unknown>>;

/** One row of a table, with where it stands in what was received. */
export interface HsdsRow {
  table: TableName;
  /** Line of the file, or number of the service in the JSON form; from 1. */
  number: number;
  values: Values;
}

export type Dataset = ReadonlyMap<TableName, readonly HsdsRow[]>;

export const rowsOf = (dataset: Dataset, table: TableName): readonly HsdsRow[] => dataset.get(table) ?? [];

export function datasetOf(rows: Iterable<HsdsRow>): Dataset {
  const dataset = new Map<TableName, HsdsRow[]>();
  for (const row of rows) {
    const known = dataset.get(row.table);
    if (known) known.push(row);
    else dataset.set(row.table, [row]);
  }
  return dataset;
}

type Doc = Record<string, unknown>;

/** The nested form of services, row by row: each part becomes a row of its table that names its holder. A part said twice is one. */
export function flatten(docs: readonly { number: number; doc: Doc }[]): HsdsRow[] {
  const rows: HsdsRow[] = [];
  const seen = new Set<string>();
  for (const { number, doc } of docs) flattenOne('service', doc, number, {}, { rows, seen });
  return rows;
}

interface Flattening {
  rows: HsdsRow[];
  seen: Set<string>;
}

function flattenOne(table: TableName, doc: Doc, number: number, holder: Doc, into: Flattening): void {
  const nests = NESTS[table] ?? [];
  const parts = new Set(nests.map(({ property }) => property));
  const values: Doc = { ...Object.fromEntries(Object.entries(doc).filter(([name]) => !parts.has(name))), ...holder };
  const place = into.rows.length;
  const key = `${table} ${String(values.id)}`;
  const known = typeof values.id === 'string' && table !== 'service' && into.seen.has(key);
  for (const { property, table: part, by } of nests) {
    for (const inner of partsOf(doc[property])) {
      if ('own' in by) values[by.own] ??= inner.id;
      const of =
        'own' in by
          ? {}
          : {
              [by.column]: inner[by.column] ?? values.id,
              ...(by.of && { [by.of.column]: inner[by.of.column] ?? table }),
            };
      flattenOne(part, inner, number, of, into);
    }
  }
  into.seen.add(key);
  if (!known) into.rows.splice(place, 0, { table, number, values });
}

function partsOf(part: unknown): Doc[] {
  const list: unknown[] = Array.isArray(part) ? part : part === undefined || part === null ? [] : [part];
  return list.filter((one): one is Doc => typeof one === 'object' && one !== null && !Array.isArray(one));
}

/** The nested form of every service of a data set. */
export function nest(dataset: Dataset): Doc[] {
  const index = new Nesting(dataset);
  return rowsOf(dataset, 'service').map(({ values }) => index.docOf('service', values));
}

/** Rows by their id and by whom they belong to, so that a large data set nests in one pass. */
export class Nesting {
  private readonly byId = new Map<string, Values>();
  private readonly byHolder = new Map<string, Values[]>();

  constructor(dataset: Dataset) {
    const columns = holderColumns();
    for (const table of HSDS_TABLES) {
      for (const { values } of rowsOf(dataset, table)) {
        this.byId.set(`${table} ${String(values.id)}`, values);
        for (const column of columns.get(table) ?? [])
          this.remember(`${table} ${column} ${String(values[column])}`, values);
      }
    }
  }

  docOf(table: TableName, values: Values, inside: readonly TableName[] = []): Doc {
    const doc: Doc = {};
    for (const [name, value] of Object.entries(values)) if (value !== '' && value !== undefined) doc[name] = value;
    const path = [...inside, table];
    for (const { property, table: part, by } of NESTS[table] ?? []) {
      if (path.includes(part)) continue;
      const found = 'own' in by ? this.one(part, values[by.own]) : this.heldBy(part, by, values.id, table);
      const docs = found.map((one) => this.docOf(part, one, path));
      if ('own' in by && docs[0]) doc[property] = docs[0];
      if (!('own' in by) && docs.length > 0) doc[property] = docs;
    }
    return doc;
  }

  private one(table: TableName, id: unknown): Values[] {
    const found = this.byId.get(`${table} ${String(id)}`);
    return found ? [found] : [];
  }

  private heldBy(
    table: TableName,
    by: { column: string; of?: { column: string } },
    id: unknown,
    holder: TableName,
  ): Values[] {
    const held = this.byHolder.get(`${table} ${by.column} ${String(id)}`) ?? [];
    return by.of ? held.filter((values) => values[by.of!.column] === holder) : held;
  }

  private remember(key: string, values: Values): void {
    const known = this.byHolder.get(key);
    if (known) known.push(values);
    else this.byHolder.set(key, [values]);
  }
}

/** Columns by which rows of a table name their holders. */
function holderColumns(): Map<TableName, Set<string>> {
  const columns = new Map<TableName, Set<string>>();
  for (const { table, by } of Object.values(NESTS).flat()) {
    if (!('own' in by)) columns.set(table, (columns.get(table) ?? new Set()).add(by.column));
  }
  return columns;
}
