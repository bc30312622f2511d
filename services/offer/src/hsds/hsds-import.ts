import type { HsdsRemark } from './hsds.errors.js';

/**
 * What became of a row. `kept`: a row the map has no use for, given back as it came. `unchanged`: the source said the same
 * before.
 */
export const ROW_STATES = ['accepted', 'changed', 'unchanged', 'kept', 'refused'] as const;
export type RowState = (typeof ROW_STATES)[number];

export type RowCounts = Record<RowState, number> & {
  /** Rows this source had before and does not name any more. */
  absent: number;
};

export interface HsdsImport {
  id: string;
  commune: string;
  version: number;
  /** Name of the data set: each import of it is the whole of what it says. */
  source: string;
  form: 'tabular' | 'json';
  fileHash: string;
  receivedBy: string;
  receivedAt: Date;
  counts: RowCounts;
}

/** What a package is made of besides its rows. */
export interface PackageFrame {
  /** Files of rows, in their order, with the titles of their columns. */
  files: { path: string; columns: string[] }[];
  /** Everything else by path, as text. */
  others: Record<string, string>;
}

export interface ImportedRow {
  position: number;
  file: string;
  rowNumber: number;
  state: RowState;
  rowKey: string;
  remarks: HsdsRemark[];
  /** Organisation or service of the map. */
  recordId?: string;
  /** Cells of a table, or a service in the JSON form. */
  record: unknown;
}

/** The data set that is imported, and marks that give nothing away of what it says, by which the same is known again. */
export interface DataSetOf {
  commune: string;
  source: string;
  markOf(content: unknown): string;
  isMarkOf(mark: string, content: unknown): boolean;
}

export const NO_ROWS: RowCounts = { accepted: 0, changed: 0, unchanged: 0, kept: 0, refused: 0, absent: 0 };
