import type { HsdsRemark } from './hsds.errors.js';
import { checkRows, textOf, type CheckedRow } from './check-rows.js';
import { datasetOf, flatten, type Dataset, type HsdsRow } from './hsds-dataset.js';
import { SHAPES } from './hsds-tables.js';
import type { PackageFile, ReceivedPackage } from './read-package.js';
import type { PackageFrame } from './hsds-import.js';

/** A row of what was received, with what is said of it. */
export interface ReceivedRow {
  position: number;
  file: string;
  number: number;
  /** Its id in the source, or undefined. */
  sourceId?: string;
  /** As received: cells, or a service in the JSON form. */
  record: unknown;
  /** The row of HSDS it is; undefined for what HSDS does not know. */
  row?: HsdsRow;
  refused: boolean;
  remarks: HsdsRemark[];
}

export interface Received {
  frame: PackageFrame;
  rows: ReceivedRow[];
  /** What the map takes of it. */
  dataset: Dataset;
}

/** Where services in the JSON form stand in the report. */
export const JSON_FILE = 'services.json';

/** Reads every row: what it is, what is wrong with it, and what of it the map takes. */
export function readRows(received: ReceivedPackage): Received {
  return received.form === 'tabular' ? readTables(received.files, received.others) : readDocs(received.docs);
}

function readTables(files: readonly PackageFile[], others: Record<string, string>): Received {
  const rows = files.flatMap((file) => file.rows.map(({ number, cells }) => rowOf(file, number, cells)));
  const checked = new Map(checkRows(datasetOf(rows.flatMap(({ row }) => row ?? []))).map((one) => [one.row, one]));
  const frame = { files: files.map(({ path, columns }) => ({ path, columns })), others };
  return finish(frame, rows, (row) => checked.get(row));
}

type Unchecked = Omit<ReceivedRow, 'position' | 'refused'>;

function rowOf({ path, table, columns }: PackageFile, number: number, cells: string[]): Unchecked {
  if (!table) return { file: path, number, record: cells, remarks: [] };
  const values = Object.fromEntries(
    columns.flatMap((column, at) => (cells[at] === undefined ? [] : [[column, cells[at]]])),
  );
  const row: HsdsRow = { table, number, values };
  return {
    file: path,
    number,
    sourceId: textOf(values.id) || undefined,
    record: cells,
    row,
    remarks: remarksOf(row, columns, cells),
  };
}

/** What HSDS does not know is said once, where it holds something. */
function remarksOf({ table, values }: HsdsRow, columns: readonly string[], cells: readonly string[]): HsdsRemark[] {
  const known = SHAPES[table].columns;
  const unknown = columns.filter((column) => !Object.hasOwn(known, column) && textOf(values[column]) !== '');
  const remarks: HsdsRemark[] = unknown.map((column) => ({ code: 'COLUMN_UNKNOWN', column, params: { column } }));
  if (cells.length > columns.length)
    remarks.push({ code: 'CELLS_TOO_MANY', params: { cells: cells.length, columns: columns.length } });
  return remarks;
}

/** A service in the JSON form is one row of the report, with what is said of all its parts. */
function readDocs(docs: readonly { number: number; doc: unknown }[]): Received {
  const whole = docs.filter((one): one is { number: number; doc: Record<string, unknown> } => isObject(one.doc));
  const flat = flatten(whole);
  const byNumber = new Map<number, CheckedRow[]>();
  for (const checked of checkRows(datasetOf(flat))) {
    const known = byNumber.get(checked.row.number);
    if (known) known.push(checked);
    else byNumber.set(checked.row.number, [checked]);
  }
  const rows = docs.map(({ number, doc }, position): ReceivedRow => {
    const at = { position, file: JSON_FILE, number, record: doc };
    if (!isObject(doc)) return { ...at, refused: true, remarks: [{ code: 'NOT_AN_OBJECT' }] };
    const parts = byNumber.get(number) ?? [];
    const service = parts.find(({ row }) => row.table === 'service');
    const remarks = parts.flatMap((part) => part.remarks.map((remark) => inPart(part.row, remark)));
    return {
      ...at,
      sourceId: textOf(doc.id) || undefined,
      row: service?.row,
      refused: service?.refused ?? true,
      remarks,
    };
  });
  const refused = new Set(rows.filter((row) => row.refused).map(({ number }) => number));
  const taken = flat.filter(({ number, table }) => table !== 'service' || !refused.has(number));
  return { frame: { files: [], others: {} }, rows, dataset: datasetOf(taken) };
}

const inPart = ({ table }: HsdsRow, remark: HsdsRemark): HsdsRemark =>
  table === 'service' || !remark.column ? remark : { ...remark, column: `${table}.${remark.column}` };

function finish(
  frame: PackageFrame,
  unchecked: readonly Unchecked[],
  checkedOf: (row: HsdsRow) => CheckedRow | undefined,
): Received {
  const rows = unchecked.map((one, position): ReceivedRow => {
    const checked = one.row && checkedOf(one.row);
    return {
      ...one,
      position,
      refused: checked?.refused ?? false,
      remarks: [...(checked?.remarks ?? []), ...one.remarks],
    };
  });
  return { frame, rows, dataset: datasetOf(rows.flatMap(({ row, refused }) => (row && !refused ? [row] : []))) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
