import { safeCell } from '@oln/contracts';
import { strToU8, zipSync } from 'fflate';
import { datasetOf, flatten, rowsOf, type Dataset } from './hsds-dataset.js';
import { HSDS_TABLES, SHAPES, type ColumnKind, type TableName } from './hsds-tables.js';

export interface CsvFile {
  path: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** The same content gives the same file, byte by byte. */
export function zipOf(files: readonly CsvFile[], others: Readonly<Record<string, string>>): Uint8Array {
  const entries = [...files.map((file) => [file.path, csvOf(file)] as const), ...Object.entries(others)];
  const packed = entries.map(([path, text]) => [path, [strToU8(text), { mtime: LONG_AGO }]] as const);
  return zipSync(Object.fromEntries(packed) as Parameters<typeof zipSync>[0]);
}

/** The earliest a .zip can say. */
const LONG_AGO = new Date('1980-01-02T00:00:00Z');

const csvOf = ({ columns, rows }: CsvFile): string => [columns, ...rows].map(lineOf).join('');

const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** Spreadsheets open packages: no cell is a formula to them, and {@link readFiles} reads what was meant. */
function cellOf(text: string): string {
  const cell = safeCell(text);
  return /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

type Doc = Record<string, unknown>;

/** Services in the nested form as tables of a package. */
export function packageOf(docs: readonly Doc[]): { files: CsvFile[]; others: Record<string, string> } {
  const dataset = datasetOf(flatten(docs.map((doc, at) => ({ number: at + 1, doc }))));
  const tables = HSDS_TABLES.filter((table) => rowsOf(dataset, table).length > 0);
  const files = tables.map((table) => fileOf(dataset, table));
  return { files, others: { 'datapackage.json': `${JSON.stringify(descriptor(tables, files), null, 2)}\n` } };
}

/** Columns of HSDS in its order, then what a row has besides. */
function fileOf(dataset: Dataset, table: TableName): CsvFile {
  const rows = rowsOf(dataset, table).map(({ values }) => values);
  const known = Object.keys(SHAPES[table].columns);
  const more = [...new Set(rows.flatMap((values) => Object.keys(values)))].filter((name) => !known.includes(name));
  const columns = [...known, ...more];
  return {
    path: SHAPES[table].file,
    columns,
    rows: rows.map((values) => columns.map((column) => textOf(values[column]))),
  };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

/** A tabular data package (Frictionless) that says what its files hold. */
function descriptor(tables: readonly TableName[], files: readonly CsvFile[]): Doc {
  const resources = tables.map((table, at) => ({
    name: table,
    path: SHAPES[table].file,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    schema: schemaOf(table, files[at]!.columns),
  }));
  const about = { title: 'Mapa de oferta', version: '3.0.0', homepage: 'http://docs.openreferral.org' };
  return { name: 'human_services_data', profile: 'tabular-data-package', ...about, resources };
}

function schemaOf(table: TableName, columns: readonly string[]): Doc {
  const { required, refers } = SHAPES[table];
  const kinds: Readonly<Record<string, ColumnKind | undefined>> = SHAPES[table].columns;
  const fields = columns.map((name) => ({
    name,
    ...typeOf(kinds[name] ?? 'text'),
    ...(required.includes(name) && { constraints: { required: true } }),
  }));
  const foreignKeys = Object.entries(refers).map(([column, of]) => ({
    fields: column,
    reference: { resource: of, fields: 'id' },
  }));
  return { fields, primaryKey: 'id', ...(foreignKeys.length > 0 && { foreignKeys }) };
}

function typeOf(kind: ColumnKind): Doc {
  if (kind === 'uuid' || kind === 'uri' || kind === 'email') return { type: 'string', format: kind };
  return { type: typeof kind === 'string' && kind !== 'text' ? kind : 'string' };
}
