import type { Priority } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FactorPoints, OverrideReason, ScoreCause } from './priority.js';

@Entity({ name: 'priority_scores' })
export class PriorityScoreRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ name: 'request_version', type: 'int' })
  requestVersion: number;

  @Column({ type: 'text' })
  model: string;

  @Column({ type: 'int' })
  score: number;

  @Column({ type: 'text' })
  priority: Priority;

  @Column({ type: 'jsonb' })
  factors: FactorPoints[];

  @Column({ name: 'set_by', type: 'text' })
  setBy: 'model' | 'coordinator';

  /** Why it was computed, or the coordinator's reason. */
  @Column({ type: 'text' })
  cause: ScoreCause | OverrideReason;

  @Column({ type: 'text' })
  person: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}
