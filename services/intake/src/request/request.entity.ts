import type { Channel, IntakeOutcome, IntakeStage, Line, Variant } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Origin, PauseReason, VariantReason } from './request-codes.js';
import type { CloseReason, Danger, PastPause, Referral, Scoring } from './request.js';

@Entity({ name: 'requests' })
export class RequestRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  stage: IntakeStage;

  @Column({ name: 'stage_since', type: 'timestamptz' })
  stageSince: Date;

  @Column({ type: 'text' })
  channel: Channel;

  @Column({ type: 'text' })
  motive: string;

  @Column({ name: 'family_id', type: 'uuid' })
  familyId: string;

  @Column({ type: 'uuid', array: true })
  children: string[];

  @Column({ type: 'text', array: true })
  factors: string[];

  @Column({ type: 'text' })
  origin: Origin;

  @Column({ name: 'origin_key', type: 'text', nullable: true })
  originKey: string | null;

  @Column({ name: 'previous_case_id', type: 'uuid', nullable: true })
  previousCaseId: string | null;

  @Column({ name: 'person_in_charge', type: 'text', nullable: true })
  personInCharge: string | null;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  @Column({ name: 'registered_at', type: 'timestamptz' })
  registeredAt: Date;

  @Column({ type: 'jsonb', nullable: true })
  danger: Danger | null;

  @Column({ type: 'jsonb', nullable: true })
  scoring: Scoring | null;

  /** 0 high, 1 medium, 2 low: the queue is ordered by it. */
  @Column({ name: 'priority_rank', type: 'smallint', nullable: true })
  priorityRank: number | null;

  @Column({ type: 'int', nullable: true })
  score: number | null;

  /** Place in the queue, made by the table of the two before. */
  @Column({ name: 'queue_rank', type: 'int', nullable: true, insert: false, update: false })
  queueRank?: number | null;

  @Column({ type: 'jsonb', nullable: true })
  referral: Referral | null;

  @Column({ type: 'text', nullable: true })
  variant: Variant | null;

  @Column({ type: 'text', nullable: true })
  line: Line | null;

  @Column({ name: 'variant_reason', type: 'text', nullable: true })
  variantReason: VariantReason | null;

  @Column({ name: 'service_counts_from', type: 'timestamptz', nullable: true })
  serviceCountsFrom: Date | null;

  @Column({ name: 'reviewed_at', type: 'timestamptz', nullable: true })
  reviewedAt: Date | null;

  @Column({ name: 'paused_since', type: 'timestamptz', nullable: true })
  pausedSince: Date | null;

  @Column({ name: 'paused_until', type: 'timestamptz', nullable: true })
  pausedUntil: Date | null;

  @Column({ name: 'pause_reason', type: 'text', nullable: true })
  pauseReason: PauseReason | null;

  @Column({ type: 'jsonb' })
  pauses: PastPause[];

  @Column({ type: 'text', nullable: true })
  outcome: IntakeOutcome | null;

  @Column({ name: 'closed_in', type: 'text', nullable: true })
  closedIn: IntakeStage | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ name: 'close_reason', type: 'text', nullable: true })
  closeReason: CloseReason | null;

  @Column({ name: 'duplicate_of', type: 'uuid', nullable: true })
  duplicateOf: string | null;

  @Column({ name: 'assigned_to', type: 'text', nullable: true })
  assignedTo: string | null;

  /** What was told, sealed. Written once, read apart. */
  @Column({ type: 'bytea', nullable: true, select: false, insert: true, update: false })
  narrative?: Buffer | null;
}
