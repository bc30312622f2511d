import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Verdict } from './emergency-access.js';

@Entity({ name: 'emergency_accesses' })
export class EmergencyAccessRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'text' })
  person: string;

  @Column({ type: 'uuid', name: 'record_id' })
  recordId: string;

  @Column({ type: 'bytea' })
  reason: Buffer;

  @Column({ type: 'timestamptz', name: 'opened_at' })
  openedAt: Date;

  @Column({ type: 'timestamptz', name: 'ends_at' })
  endsAt: Date;

  @Column({ type: 'text', name: 'reviewed_by', nullable: true })
  reviewedBy: string | null;

  @Column({ type: 'timestamptz', name: 'reviewed_at', nullable: true })
  reviewedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  verdict: Verdict | null;

  @Column({ type: 'int' })
  version: number;
}
