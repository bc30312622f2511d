import { isRefusal, readCell, refuse, type Refusal } from '@oln/contracts';
import { unpack } from '@oln/service-kit';
import { parse } from 'csv-parse/sync';
import { HsdsErrors } from './hsds.errors.js';
import { tableOfFile, type TableName } from './hsds-tables.js';

/** A file of a package as received: its lines are never changed. */
export interface PackageFile {
  path: string;
  /** Undefined: no table of HSDS; kept and given back. */
  table?: TableName;
  columns: string[];
  /** Cells as received, by line of the file; without the marks of {@link safeCell}. */
  rows: { number: number; cells: string[] }[];
}

export type ReceivedPackage =
  | {
      form: 'tabular';
      files: PackageFile[];
      /** `datapackage.json` and whatever else came along, by path; text. */
      others: Record<string, string>;
    }
  | { form: 'json'; docs: { number: number; doc: unknown }[] };

const MOST_ROWS = 150_000;
const MOST_BYTES = 200 * 1_048_576;
/** HSDS has a few dozen tables. */
const MOST_FILES = 500;

/** A .zip of CSV files with `datapackage.json`, or services in JSON: one, a list, a page of the API, or one a line. */
export function readPackage(bytes: Uint8Array): ReceivedPackage | Refusal {
  if (bytes.length === 0) return refuse(HsdsErrors.EMPTY);
  const received = isZip(bytes) ? readZip(bytes) : readJson(bytes);
  if (isRefusal(received)) return received;
  const rows =
    received.form === 'json' ? received.docs.length : received.files.reduce((sum, file) => sum + file.rows.length, 0);
  return rows > MOST_ROWS ? refuse(HsdsErrors.TOO_LARGE, { params: { most: MOST_ROWS } }) : received;
}

const LEADS_OUT = /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\u0000/;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function readZip(bytes: Uint8Array): ReceivedPackage | Refusal {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unpacked = unpack(packed, { files: MOST_FILES, bytes: MOST_BYTES });
  if ('fault' in unpacked) return FAULTS[unpacked.fault];
  const names = [...unpacked.files.keys()].filter((path) => !path.endsWith('/') && !/(^|\/)(__MACOSX|\.)/.test(path));
  // The package is given back with the names that it came with: none may lead out of the folder where somebody unpacks it.
  if ([...unpacked.files.keys()].some((name) => LEADS_OUT.test(name))) return refuse(HsdsErrors.NOT_READABLE);
  return readFiles(names.map((path) => ({ path, bytes: unpacked.files.get(path)! })));
}

const FAULTS = {
  'not-readable': refuse(HsdsErrors.NOT_READABLE),
  'too-many-files': refuse(HsdsErrors.TOO_MANY_FILES, { params: { most: MOST_FILES } }),
  'too-large': refuse(HsdsErrors.TOO_LARGE, { params: { most: MOST_ROWS } }),
};

/** The files of a package, however they came. */
export function readFiles(given: readonly { path: string; bytes: Uint8Array }[]): ReceivedPackage | Refusal {
  const files: PackageFile[] = [];
  const others: Record<string, string> = {};
  for (const { path, bytes } of given) {
    if (!path.toLowerCase().endsWith('.csv')) {
      others[path] = textOf(bytes);
      continue;
    }
    const file = readCsv(path, textOf(bytes));
    if (isRefusal(file)) return file;
    files.push(file);
  }
  return files.some(({ table }) => table) ? { form: 'tabular', files, others } : refuse(HsdsErrors.NO_TABLES);
}

interface CsvLine {
  record: string[];
  info: { lines: number };
}

function readCsv(path: string, text: string): PackageFile | Refusal {
  try {
    const options = { info: true, relax_column_count: true, skip_empty_lines: true } as const;
    const lines = parse(text, options) as unknown as CsvLine[];
    const [header, ...rest] = lines;
    const columns = (header?.record ?? []).map((name) => readCell(name.trim()));
    const rows = rest.map(({ record, info }) => ({ number: info.lines, cells: record.map(readCell) }));
    return { path, table: tableOfFile(path), columns, rows };
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    return refuse(HsdsErrors.FILE_NOT_READABLE, { params: { file: path.split('/').at(-1)!, line } });
  }
}

function readJson(bytes: Uint8Array): ReceivedPackage | Refusal {
  const text = textOf(bytes).trim();
  if (text === '') return refuse(HsdsErrors.EMPTY);
  const whole = parsed(text) ?? parsedLines(text);
  if (whole === undefined) return refuse(HsdsErrors.NOT_READABLE);
  const docs = listIn(whole);
  return docs
    ? { form: 'json', docs: docs.map((doc, at) => ({ number: at + 1, doc })) }
    : refuse(HsdsErrors.NOT_READABLE);
}

function listIn(whole: unknown): unknown[] | undefined {
  if (Array.isArray(whole)) return whole;
  if (typeof whole !== 'object' || whole === null) return undefined;
  const { contents, services } = whole as { contents?: unknown; services?: unknown };
  return Array.isArray(contents) ? contents : Array.isArray(services) ? services : [whole];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `format=ndjson` of the API: a service a line. */
function parsedLines(text: string): unknown[] | undefined {
  const docs = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parsed);
  return docs.every((doc) => doc !== undefined) ? docs : undefined;
}

/** UTF-8; what is not is read as the spreadsheets of this country write it. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
