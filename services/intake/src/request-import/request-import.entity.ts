import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RowState } from './request-import.js';
import type { RowProblem, RowRemarkCode } from './request-import.errors.js';

@Entity({ name: 'request_imports' })
export class RequestImportRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  state: 'running' | 'finished';

  @Column({ type: 'int' })
  rows: number;

  /** Header and style of the sheet, sealed: titles are free text. */
  @Column({ type: 'bytea' })
  columns: Buffer;

  @Column({ name: 'file_name', type: 'bytea', nullable: true })
  fileName: Buffer | null;

  @Column({ name: 'file_hash', type: 'text' })
  fileHash: string;

  @Column({ name: 'file_kind', type: 'text' })
  fileKind: 'csv' | 'xlsx';

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  @Column({ name: 'received_by', type: 'text' })
  receivedBy: string;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  @Column({ name: 'reminded_at', type: 'timestamptz', nullable: true })
  remindedAt: Date | null;
}

@Entity({ name: 'request_import_rows' })
export class ImportRowRow {
  @PrimaryColumn({ name: 'import_id', type: 'uuid' })
  importId: string;

  @PrimaryColumn({ name: 'row_number', type: 'int' })
  rowNumber: number;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'bytea' })
  sealed: Buffer;

  @Column({ type: 'text' })
  state: RowState;

  @Column({ type: 'text', nullable: true })
  code: RowRemarkCode | null;

  @Column({ type: 'jsonb' })
  problems: RowProblem[];

  @Column({ name: 'request_id', type: 'uuid', nullable: true })
  requestId: string | null;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ type: 'jsonb' })
  candidates: string[];

  @Column({ name: 'same_as_row', type: 'int', nullable: true })
  sameAsRow: number | null;

  @Column({ type: 'int' })
  attempts: number;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt: Date | null;
}

/** What was imported of a source, once and for ever. */
@Entity({ name: 'imported_contents' })
export class ImportedContentRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'text' })
  source: string;

  @PrimaryColumn({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'import_id', type: 'uuid' })
  importId: string;

  @Column({ name: 'row_number', type: 'int' })
  rowNumber: number;

  /** Sealed, what the hash is made of: made again when the key of the index is replaced, whatever became of the row. */
  @Column({ type: 'bytea', nullable: true })
  digest: Buffer | null;
}
