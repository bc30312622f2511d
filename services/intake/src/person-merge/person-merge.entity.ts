import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MergeReason, UndoReason } from './person-merge.js';

@Entity({ name: 'person_merges' })
export class PersonMergeRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'uuid' })
  merged: string;

  @Column({ type: 'uuid' })
  survivor: string;

  @Column({ type: 'text' })
  reason: MergeReason;

  @Column({ name: 'merged_at', type: 'timestamptz' })
  mergedAt: Date;

  @Column({ name: 'merged_by', type: 'text' })
  mergedBy: string;

  @Column({ name: 'undone_at', type: 'timestamptz', nullable: true })
  undoneAt: Date | null;

  @Column({ name: 'undone_by', type: 'text', nullable: true })
  undoneBy: string | null;

  @Column({ name: 'undo_reason', type: 'text', nullable: true })
  undoReason: UndoReason | null;
}
