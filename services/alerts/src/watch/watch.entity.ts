import type { Severity, WatchOutcome, WatchStage } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'child_watches' })
export class WatchRow {
  /** The child's own id. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', update: false })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  stage: WatchStage;

  @Column({ name: 'stage_since', type: 'timestamptz' })
  stageSince: Date;

  @Column({ name: 'opened_at', type: 'timestamptz', update: false })
  openedAt: Date;

  @Column({ type: 'text' })
  severity: Severity;

  @Column({ type: 'int' })
  alerts: number;

  @Column({ type: 'int' })
  open: number;

  @Column({ name: 'last_joined_at', type: 'timestamptz', nullable: true })
  lastJoinedAt: Date | null;

  @Column({ name: 'last_reviewed_at', type: 'timestamptz', nullable: true })
  lastReviewedAt: Date | null;

  @Column({ name: 'quiet_due_since', type: 'timestamptz', nullable: true })
  quietDueSince: Date | null;

  @Column({ name: 'person_in_charge', type: 'text', nullable: true })
  personInCharge: string | null;

  @Column({ type: 'text', nullable: true })
  outcome: WatchOutcome | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}

/** A professional looked at all alerts of the child together. What they wrote lies sealed. */
@Entity({ name: 'watch_reviews' })
export class WatchReviewRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'watch_id', type: 'uuid' })
  watchId: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'reviewed_by', type: 'text' })
  reviewedBy: string;

  @Column({ type: 'text' })
  finding: string;

  @Column({ type: 'bytea', nullable: true })
  note: Buffer | null;
}
