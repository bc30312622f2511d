import { refuse, type Refusal } from '@oln/contracts';
import { unpack } from '@oln/service-kit';
import { parse } from 'csv-parse/sync';
import { readSheet as readXlsx } from 'read-excel-file/node';
import { RequestImportErrors } from '../request-import.errors.js';
import { findHeader } from './sheet-columns.js';
import { decodeText, repairMojibake } from './sheet-text.js';

/** A sheet as text, cell by cell; row 1 is the first. */
export interface Sheet {
  kind: 'csv' | 'xlsx';
  rows: string[][];
}

export const MOST_ROWS = 10_000;
const LARGEST_UNPACKED_BYTES = 200 * 1_048_576;
/** Sheets, styles, pictures of a workbook. */
const MOST_FILES = 2_000;
const DELIMITERS = [';', ',', '\t', '|'];

export async function readSheet(bytes: Buffer): Promise<Sheet | Refusal> {
  if (bytes.length === 0) return refuse(RequestImportErrors.EMPTY);
  const sheet = isZip(bytes) ? await readWorkbook(bytes) : readText(bytes);
  if ('rows' in sheet && sheet.rows.length > MOST_ROWS)
    return refuse(RequestImportErrors.TOO_MANY_ROWS, { params: { most: MOST_ROWS } });
  return sheet;
}

async function readWorkbook(bytes: Buffer): Promise<Sheet | Refusal> {
  // A small file must not become a huge one in memory: the library unpacks whatever there is.
  if ('fault' in unpack(bytes, { files: MOST_FILES, bytes: LARGEST_UNPACKED_BYTES }))
    return refuse(RequestImportErrors.NOT_READABLE);
  try {
    const cells = await readXlsx<string>(bytes, { parseNumber: plainNumber });
    return { kind: 'xlsx', rows: cells.map((row) => row.map(cellText)) };
  } catch {
    return refuse(RequestImportErrors.NOT_READABLE);
  }
}

function readText(bytes: Buffer): Sheet | Refusal {
  const text = decodeText(bytes);
  if (text.includes('\u0000')) return refuse(RequestImportErrors.NOT_READABLE);
  const rows = parseCsv(text, bestDelimiter(text));
  return rows ? { kind: 'csv', rows } : refuse(RequestImportErrors.NOT_READABLE);
}

/** The one with which most columns of the header are known. */
function bestDelimiter(text: string): string {
  const known = (delimiter: string): number => findHeader(parseCsv(text, delimiter, 15) ?? [])?.columns.size ?? 0;
  return DELIMITERS.map((delimiter) => ({ delimiter, known: known(delimiter) })).reduce((best, one) =>
    one.known > best.known ? one : best,
  ).delimiter;
}

function parseCsv(text: string, delimiter: string, to?: number): string[][] | undefined {
  const options = {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    ...(to ? { to } : {}),
  };
  const attempt = (quote: '"' | null): string[][] | undefined => {
    try {
      return (parse(text, { ...options, quote }) as string[][]).map((row) => row.map(tidy));
    } catch {
      return undefined;
    }
  };
  // A quote that is never closed would swallow the rest of the file: then quotes are letters like others.
  return attempt('"') ?? attempt(null);
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 'sí' : 'no';
  return tidy(String(cell));
}

/** Numbers stay as they are written: a RUN of nine digits is no 1.23E8. */
const plainNumber = (text: string): string => (/^-?\d+(\.\d+)?E\+?\d+$/i.test(text) ? String(Number(text)) : text);

/** Without control characters and superfluous spaces, accents in one piece. */
const tidy = (text: string): string =>
  repairMojibake(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\u200b]/g, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .trim()
    .normalize('NFC');

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
