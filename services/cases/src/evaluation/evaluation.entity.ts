import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FactorChange, FactorCounts } from '../instrument/factors.js';
import type { ExtensionReason, Judgement } from './evaluation.js';

@Entity({ name: 'evaluations' })
export class EvaluationRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'diagnosis_id', type: 'uuid' })
  diagnosisId: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ type: 'jsonb' })
  judgements: Judgement[];

  @Column({ name: 'objectives_met', type: 'boolean' })
  objectivesMet: boolean;

  @Column({ type: 'jsonb' })
  changes: FactorChange[];

  @Column({ type: 'jsonb' })
  counts: FactorCounts;

  @Column({ type: 'text' })
  result: 'closure' | 'extension';

  @Column({ name: 'extended_to', type: 'timestamptz', nullable: true })
  extendedTo: Date | null;

  @Column({ type: 'text', nullable: true })
  reason: ExtensionReason | null;

  /** Sealed. */
  @Column({ type: 'bytea', nullable: true })
  note: Buffer | null;

  @Column({ type: 'text' })
  person: string;
}
