import type { RowProblem, RowRemarkCode } from './request-import.errors.js';

export const ROW_STATES = ['pending', 'accepted', 'known', 'to-review', 'refused'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** A sheet that came in. Rows are processed one by one; the import is finished when each has its answer. */
export interface RequestImport {
  id: string;
  commune: string;
  version: number;
  /** Who the sheet came from, as the office names it: the same row of the same source is one request, ever. */
  source: string;
  state: 'running' | 'finished';
  rows: number;
  fileKind: 'csv' | 'xlsx';
  fileHash: string;
  receivedAt: Date;
  receivedBy: string;
  finishedAt?: Date;
}

export interface ImportRow {
  importId: string;
  rowNumber: number;
  commune: string;
  /** Cells as they were received. */
  cells: string[];
  state: RowState;
  code?: RowRemarkCode;
  /** Problems of a refused row, remarks on one that was taken. */
  problems: RowProblem[];
  requestId?: string;
  personId?: string;
  /** Entries that may be the child of a row in review. */
  candidates: string[];
  sameAsRow?: number;
  attempts: number;
}

export type RowAnswer = Pick<ImportRow, 'state' | 'code'> &
  Partial<Pick<ImportRow, 'problems' | 'requestId' | 'personId' | 'candidates' | 'sameAsRow'>>;

/** A row that fails for no reason of its own is tried again, but not for ever. */
export const MOST_ATTEMPTS = 5;

export type RowCounts = Record<RowState, number>;
