import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Factor } from '../instrument/factors.js';
import type { InstrumentKind } from '../instrument/instrument.js';
import type { AgainReason, Moment } from './diagnosis.js';
import type { AbsentReason } from './opinion.js';

@Entity({ name: 'diagnoses' })
export class DiagnosisRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'family_id', type: 'uuid' })
  familyId: string;

  @Column({ type: 'text' })
  kind: InstrumentKind;

  @Column({ type: 'text' })
  moment: Moment;

  @Column({ name: 'instrument_id', type: 'uuid' })
  instrumentId: string;

  @Column({ type: 'uuid', array: true })
  children: string[];

  @Column({ name: 'begun_at', type: 'timestamptz' })
  begunAt: Date;

  @Column({ type: 'text' })
  person: string;

  /** Sealed JSON: what a family answered is as sensitive as what it said. */
  @Column({ type: 'bytea' })
  answers: Buffer;

  @Column({ type: 'text' })
  state: 'draft' | 'complete';

  @Column({ name: 'completed_at', type: 'timestamptz', nullable: true })
  completedAt: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  factors: Factor[] | null;

  @Column({ name: 'again_reason', type: 'text', nullable: true })
  againReason: AgainReason | null;

  @Column({ name: 'reused_from', type: 'uuid', nullable: true })
  reusedFrom: string | null;
}

@Entity({ name: 'child_opinions' })
export class ChildOpinionRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'child_id', type: 'uuid' })
  childId: string;

  /** Sealed. */
  @Column({ type: 'bytea', nullable: true })
  text: Buffer | null;

  @Column({ name: 'absent_reason', type: 'text', nullable: true })
  absentReason: AbsentReason | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ type: 'text' })
  person: string;
}
