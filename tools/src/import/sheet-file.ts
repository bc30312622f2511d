import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Upload } from '../api-client.js';
import { Problem } from '../problem.js';

/** As the service: what is larger is refused there. */
const LARGEST_BYTES = 8 * 1_048_576;

const TYPES: Record<string, string> = {
  '.csv': 'text/csv',
  '.txt': 'text/csv',
  '.tsv': 'text/csv',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Reads a sheet byte by byte: its encoding is the service's to find out. Throws {@link Problem}. */
export function readSheetFile(path: string): Upload {
  const sizeBytes = sizeOf(path);
  const kind = extname(path).toLowerCase();
  const type = TYPES[kind];
  if (!type) throw new Problem(`${path} is no sheet: give a .csv or .xlsx file.${adviceFor(kind)}`);
  if (sizeBytes === 0) throw new Problem(`${path} is empty: choose the file that holds the requests.`);
  if (sizeBytes > LARGEST_BYTES)
    throw new Problem(
      `${path} has ${megabytes(sizeBytes)} MB; at most ${megabytes(LARGEST_BYTES)} go at once: split it.`,
    );
  return { bytes: new Uint8Array(readFileSync(path)), type, fileName: basename(path) };
}

const adviceFor = (kind: string): string =>
  ['.xls', '.ods', '.numbers'].includes(kind) ? ' Open it and save it as Excel (.xlsx) or CSV.' : '';

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);

function sizeOf(path: string): number {
  try {
    const found = statSync(path);
    if (!found.isFile()) throw new Problem(`${path} is a folder: name the file in it.`);
    return found.size;
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem(
      code === 'EACCES'
        ? `${path} may not be read by you: change its rights.`
        : `There is no file ${path}: check the name.`,
    );
  }
}

/** `Escuela D-120 (marzo).xlsx` → `escuela-d-120-marzo`: the same file is the same source. */
export function sourceOf(path: string): string {
  const plain = basename(path, extname(path))
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9._-]+/g, '-')
      .replace(/^[._-]+|[._-]+$/g, '')
      .slice(0, 80) || 'sheet'
  );
}
