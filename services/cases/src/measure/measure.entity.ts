import type { MeasureOutcome, MeasureStage } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PastPause, PauseReason } from '../case-file/case-file.js';
import type { LeftChild } from './measure.js';

@Entity({ name: 'measures' })
export class MeasureRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  stage: MeasureStage;

  @Column({ name: 'stage_since', type: 'timestamptz' })
  stageSince: Date;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId: string | null;

  @Column({ name: 'request_id', type: 'uuid', nullable: true })
  requestId: string | null;

  @Column({ name: 'alert_id', type: 'uuid', nullable: true })
  alertId: string | null;

  @Column({ name: 'escalation_id', type: 'uuid', nullable: true })
  escalationId: string | null;

  @Column({ name: 'family_id', type: 'uuid', nullable: true })
  familyId: string | null;

  @Column({ type: 'uuid', array: true })
  children: string[];

  @Column({ name: 'left_children', type: 'jsonb' })
  leftChildren: LeftChild[];

  @Column({ type: 'text', array: true })
  grounds: string[];

  @Column({ type: 'text', array: true })
  factors: string[];

  @Column({ name: 'opened_by', type: 'text' })
  openedBy: string;

  @Column({ name: 'person_in_charge', type: 'text', nullable: true })
  personInCharge: string | null;

  @Column({ name: 'catalogue_id', type: 'uuid', nullable: true })
  catalogueId: string | null;

  @Column({ type: 'text', array: true, nullable: true })
  measures: string[] | null;

  @Column({ type: 'text', nullable: true })
  responsible: string | null;

  @Column({ name: 'institution_id', type: 'uuid', nullable: true })
  institutionId: string | null;

  @Column({ name: 'in_force_since', type: 'timestamptz', nullable: true })
  inForceSince: Date | null;

  @Column({ name: 'in_force_until', type: 'timestamptz', nullable: true })
  inForceUntil: Date | null;

  @Column({ type: 'int', nullable: true })
  term: number | null;

  @Column({ type: 'int', nullable: true })
  warnings: number | null;

  @Column({ name: 'adopted_by', type: 'text', nullable: true })
  adoptedBy: string | null;

  @Column({ name: 'last_review_at', type: 'timestamptz', nullable: true })
  lastReviewAt: Date | null;

  @Column({ type: 'text', nullable: true })
  outcome: MeasureOutcome | null;

  @Column({ name: 'outcome_at', type: 'timestamptz', nullable: true })
  outcomeAt: Date | null;

  @Column({ name: 'outcome_reason', type: 'text', nullable: true })
  outcomeReason: string | null;

  @Column({ name: 'paused_since', type: 'timestamptz', nullable: true })
  pausedSince: Date | null;

  @Column({ name: 'paused_until', type: 'timestamptz', nullable: true })
  pausedUntil: Date | null;

  @Column({ name: 'pause_reason', type: 'text', nullable: true })
  pauseReason: PauseReason | null;

  @Column({ type: 'jsonb' })
  pauses: PastPause[];

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}
