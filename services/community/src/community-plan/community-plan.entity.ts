import type { CommunityPlanOutcome, CommunityPlanStage } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PastPause, PlanPauseReason } from './community-plan.js';

@Entity({ name: 'community_plans' })
export class CommunityPlanRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  community: string;

  @Column({ type: 'text' })
  stage: CommunityPlanStage;

  @Column({ name: 'stage_since', type: 'timestamptz' })
  stageSince: Date;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'opened_by', type: 'text' })
  openedBy: string;

  @Column({ name: 'person_in_charge', type: 'text', nullable: true })
  personInCharge: string | null;

  @Column({ type: 'int' })
  cycle: number;

  @Column({ name: 'cycle_started_at', type: 'timestamptz', nullable: true })
  cycleStartedAt: Date | null;

  @Column({ name: 'cycle_ends_at', type: 'timestamptz', nullable: true })
  cycleEndsAt: Date | null;

  @Column({ name: 'paused_since', type: 'timestamptz', nullable: true })
  pausedSince: Date | null;

  @Column({ name: 'paused_until', type: 'timestamptz', nullable: true })
  pausedUntil: Date | null;

  @Column({ name: 'pause_reason', type: 'text', nullable: true })
  pauseReason: PlanPauseReason | null;

  @Column({ type: 'jsonb' })
  pauses: PastPause[];

  @Column({ type: 'text', nullable: true })
  outcome: CommunityPlanOutcome | null;

  @Column({ name: 'outcome_reason', type: 'text', nullable: true })
  outcomeReason: string | null;

  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto: string | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;
}
