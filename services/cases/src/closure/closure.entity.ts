import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FactorChange, FactorCounts } from '../instrument/factors.js';
import type { ClosingOutcome } from '../case-file/case-commands.js';

@Entity({ name: 'closures' })
export class ClosureRow {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'evaluation_id', type: 'uuid' })
  evaluationId: string;

  @Column({ type: 'text' })
  outcome: ClosingOutcome;

  @Column({ type: 'jsonb' })
  changes: FactorChange[];

  @Column({ type: 'jsonb' })
  counts: FactorCounts;

  /** Sealed JSON: what stays active. */
  @Column({ name: 'stays_active', type: 'bytea' })
  staysActive: Buffer;

  /** Sealed. */
  @Column({ type: 'bytea' })
  summary: Buffer;

  @Column({ type: 'text' })
  person: string;
}
