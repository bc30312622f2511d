import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FollowUpResult, LookFinding } from './follow-up.js';

/** A contact after the exit, or the second look at a dismissed case. */
@Entity({ name: 'follow_ups' })
export class FollowUpRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'text' })
  kind: 'contact' | 'second-look';

  @Column({ type: 'int', nullable: true })
  month: number | null;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  result: FollowUpResult | LookFinding;

  @Column({ type: 'text', array: true })
  risks: string[];

  /** Sealed. */
  @Column({ type: 'bytea', nullable: true })
  note: Buffer | null;

  @Column({ type: 'text' })
  person: string;
}
