import type { CommunityPlanStage, PlanProductKind } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A document of a plan. Where it lies is sealed: a reference is written by people. */
@Entity({ name: 'plan_products' })
export class PlanProductRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ type: 'text' })
  kind: PlanProductKind;

  @Column({ type: 'text' })
  stage: CommunityPlanStage;

  @Column({ type: 'int' })
  cycle: number;

  @Column({ type: 'date' })
  on: string;

  @Column({ type: 'bytea' })
  reference: Buffer;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  person: string;
}
