import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RowCounts, RowState } from './hsds-import.js';
import type { HsdsRemark } from './hsds.errors.js';

@Entity({ name: 'hsds_imports' })
export class HsdsImportRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  form: 'tabular' | 'json';

  @Column({ name: 'file_hash', type: 'text' })
  fileHash: string;

  @Column({ name: 'received_by', type: 'text' })
  receivedBy: string;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  @Column({ type: 'jsonb' })
  counts: RowCounts;

  @Column({ name: 'package_sealed', type: 'bytea', select: false })
  packageSealed: Buffer;
}

@Entity({ name: 'hsds_import_rows' })
export class HsdsImportedRow {
  @PrimaryColumn({ name: 'import_id', type: 'uuid' })
  importId: string;

  @Column({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'int' })
  position: number;

  @Column({ type: 'text' })
  file: string;

  @Column({ name: 'row_number', type: 'int' })
  rowNumber: number;

  @Column({ type: 'text' })
  state: RowState;

  @Column({ name: 'row_key', type: 'text' })
  rowKey: string;

  @Column({ type: 'jsonb' })
  remarks: HsdsRemark[];

  @Column({ name: 'record_id', type: 'uuid', nullable: true })
  recordId: string | null;

  /** Absent where the source said the same before: it lies with what the source says. */
  @Column({ name: 'record_sealed', type: 'bytea', nullable: true })
  recordSealed: Buffer | null;
}

@Entity({ name: 'hsds_rows' })
export class HsdsSourceRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'text' })
  source: string;

  @PrimaryColumn({ type: 'text' })
  file: string;

  @PrimaryColumn({ name: 'row_key', type: 'text' })
  rowKey: string;

  @Column({ type: 'int' })
  position: number;

  @Column({ name: 'import_id', type: 'uuid' })
  importId: string;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'record_sealed', type: 'bytea' })
  recordSealed: Buffer;
}
