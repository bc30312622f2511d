import type { TherapyFormat, TherapyPhase } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MissedReason, SessionKind } from './session.js';

@Entity({ name: 'sessions' })
export class SessionRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'text' })
  kind: SessionKind;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'int', nullable: true })
  minutes: number | null;

  @Column({ type: 'boolean' })
  held: boolean;

  @Column({ name: 'missed_reason', type: 'text', nullable: true })
  missedReason: MissedReason | null;

  /** Of a therapy. */
  @Column({ type: 'text', nullable: true })
  format: TherapyFormat | null;

  @Column({ type: 'text', nullable: true })
  phase: TherapyPhase | null;

  @Column({ type: 'uuid', array: true })
  children: string[];

  /** Sealed. */
  @Column({ type: 'bytea', nullable: true })
  notes: Buffer | null;

  @Column({ type: 'text' })
  person: string;
}
