import type { CaseOutcome, CaseStage, Line, Priority } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PastPause, PauseReason } from './case-file.js';

/** A child that came of age or died, as it lies in jsonb. */
export interface LeftChildRow {
  child: string;
  reason: 'of-age' | 'deceased' | 'escalated';
  at: string;
}

@Entity({ name: 'case_files' })
export class CaseFileRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ name: 'family_id', type: 'uuid' })
  familyId: string;

  @Column({ type: 'uuid', array: true })
  children: string[];

  @Column({ name: 'left_children', type: 'jsonb' })
  leftChildren: LeftChildRow[];

  @Column({ type: 'text' })
  line: Line;

  @Column({ type: 'text' })
  priority: Priority;

  @Column({ name: 'person_in_charge', type: 'text' })
  personInCharge: string;

  @Column({ type: 'text' })
  stage: CaseStage;

  @Column({ name: 'stage_since', type: 'timestamptz' })
  stageSince: Date;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'accepted_at', type: 'timestamptz', nullable: true })
  acceptedAt: Date | null;

  @Column({ name: 'extended_to', type: 'timestamptz', nullable: true })
  extendedTo: Date | null;

  @Column({ name: 'rescue_due_since', type: 'timestamptz', nullable: true })
  rescueDueSince: Date | null;

  @Column({ name: 'paused_since', type: 'timestamptz', nullable: true })
  pausedSince: Date | null;

  @Column({ name: 'paused_until', type: 'timestamptz', nullable: true })
  pausedUntil: Date | null;

  @Column({ name: 'pause_reason', type: 'text', nullable: true })
  pauseReason: PauseReason | null;

  @Column({ type: 'jsonb' })
  pauses: PastPause[];

  @Column({ type: 'text', nullable: true })
  outcome: CaseOutcome | null;

  @Column({ name: 'exit_at', type: 'timestamptz', nullable: true })
  exitAt: Date | null;

  @Column({ name: 'exit_stage', type: 'text', nullable: true })
  exitStage: CaseStage | null;

  @Column({ name: 'exit_reason', type: 'text', nullable: true })
  exitReason: string | null;

  @Column({ name: 'held_months', type: 'int', array: true })
  heldMonths: number[];

  @Column({ name: 'look_due_since', type: 'timestamptz', nullable: true })
  lookDueSince: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}
