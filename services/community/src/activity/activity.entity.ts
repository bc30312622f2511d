import type {
  ActivityCancelReason,
  ActivityKind,
  CommunityPlanStage,
  CountedAgeBand,
  CountedSex,
} from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Activity } from './activity.js';

@Entity({ name: 'activities' })
export class ActivityRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ type: 'text' })
  kind: ActivityKind;

  @Column({ type: 'text' })
  place: string;

  @Column({ name: 'planned_for', type: 'date' })
  plannedFor: string;

  @Column({ type: 'text' })
  stage: CommunityPlanStage;

  @Column({ type: 'int' })
  cycle: number;

  @Column({ name: 'planned_by', type: 'text' })
  plannedBy: string;

  @Column({ name: 'planned_at', type: 'timestamptz' })
  plannedAt: Date;

  @Column({ type: 'text' })
  state: Activity['state'];

  @Column({ name: 'held_on', type: 'date', nullable: true })
  heldOn: string | null;

  /** When it was recorded as held. */
  @Column({ name: 'held_at', type: 'timestamptz', nullable: true })
  heldAt: Date | null;

  @Column({ name: 'cancel_reason', type: 'text', nullable: true })
  cancelReason: ActivityCancelReason | null;
}

/** People at an activity who are counted and not named. */
@Entity({ name: 'headcounts' })
export class HeadcountRow {
  @PrimaryColumn({ name: 'activity_id', type: 'uuid' })
  activityId: string;

  @PrimaryColumn({ name: 'age_band', type: 'text' })
  ageBand: CountedAgeBand;

  @PrimaryColumn({ type: 'text' })
  sex: CountedSex;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ type: 'int' })
  people: number;
}
