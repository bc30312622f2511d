import type { EscalationOutcome, EscalationStage } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PastPause, PauseReason } from '../case-file/case-file.js';
import type { Institution, LeftChild, Owner } from './escalation.js';

@Entity({ name: 'escalations' })
export class EscalationRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  stage: EscalationStage;

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

  @Column({ name: 'measure_id', type: 'uuid', nullable: true })
  measureId: string | null;

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

  @Column({ type: 'boolean' })
  urgent: boolean;

  @Column({ type: 'text', array: true })
  institutions: Institution[];

  /** What has been done, sealed. */
  @Column({ type: 'bytea', nullable: true })
  account: Buffer | null;

  @Column({ name: 'drafted_by', type: 'text' })
  draftedBy: string;

  @Column({ name: 'person_in_charge', type: 'text', nullable: true })
  personInCharge: string | null;

  @Column({ name: 'approved_by', type: 'text', nullable: true })
  approvedBy: string | null;

  @Column({ name: 'first_notified_at', type: 'timestamptz', nullable: true })
  firstNotifiedAt: Date | null;

  @Column({ name: 'notified_at', type: 'timestamptz', nullable: true })
  notifiedAt: Date | null;

  @Column({ type: 'int', nullable: true })
  attempt: number | null;

  @Column({ type: 'int', nullable: true })
  level: number | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt: Date | null;

  @Column({ name: 'decide_by', type: 'timestamptz', nullable: true })
  decideBy: Date | null;

  @Column({ name: 'days_left', type: 'int', nullable: true })
  daysLeft: number | null;

  @Column({ name: 'meeting_at', type: 'timestamptz', nullable: true })
  meetingAt: Date | null;

  @Column({ name: 'file_at', type: 'timestamptz', nullable: true })
  fileAt: Date | null;

  @Column({ type: 'text', nullable: true })
  outcome: EscalationOutcome | null;

  @Column({ name: 'outcome_at', type: 'timestamptz', nullable: true })
  outcomeAt: Date | null;

  @Column({ name: 'outcome_reason', type: 'text', nullable: true })
  outcomeReason: string | null;

  @Column({ name: 'left_service_at', type: 'timestamptz', nullable: true })
  leftServiceAt: Date | null;

  @Column({ name: 'held_months', type: 'int', array: true, nullable: true })
  heldMonths: number[] | null;

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

/** Who is in charge of a child that was escalated: one row, so one owner (process §6). */
@Entity({ name: 'child_owners' })
export class ChildOwnerRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ name: 'child_id', type: 'uuid' })
  childId: string;

  @Column({ type: 'text' })
  owner: Owner;

  @Column({ name: 'escalation_id', type: 'uuid' })
  escalationId: string;

  @Column({ type: 'timestamptz' })
  since: Date;
}
