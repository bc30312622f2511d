import type { AlertSource } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ROW_STATES = ['pending', 'accepted', 'known', 'refused'] as const;
export type RowState = (typeof ROW_STATES)[number];

@Entity({ name: 'alert_batches' })
export class AlertBatchRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'text' })
  source: AlertSource;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  @Column({ name: 'received_by', type: 'text' })
  receivedBy: string;

  /** Account of a system that knows of no alerts but its own; null: the office handed it in. */
  @Column({ type: 'text', nullable: true })
  sender: string | null;

  @Column({ type: 'int' })
  rows: number;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}
