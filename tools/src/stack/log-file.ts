import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const LARGE_BYTES = 20_000_000;
const TAIL_BYTES = 500_000;

/** Opened for a process to append to; what grew large is set aside, one older file is kept. */
export function openLog(file: string): number {
  if (sizeOf(file) > LARGE_BYTES) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}

export const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** The last lines, of those that were written after `from`. Reads the end of a large file only. */
export function lastLines(file: string, count: number, from = 0): string {
  if (!existsSync(file)) return '(no log yet)';
  const open = openSync(file, 'r');
  try {
    const { size } = fstatSync(open);
    const start = Math.max(from <= size ? from : 0, size - TAIL_BYTES);
    const bytes = Buffer.alloc(size - start);
    readSync(open, bytes, 0, bytes.length, start);
    return bytes.toString('utf8').trimEnd().split('\n').slice(-count).join('\n');
  } finally {
    closeSync(open);
  }
}
