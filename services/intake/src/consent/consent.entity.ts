import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsentCause, ConsentRelation, ConsentState, ConsentWay } from './consent.js';

@Entity({ name: 'consents' })
export class ConsentRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  purpose: string;

  @Column({ type: 'text' })
  state: ConsentState;

  @Column({ type: 'timestamptz' })
  since: Date;

  @Column({ type: 'text', nullable: true })
  relation: ConsentRelation | null;

  @Column({ type: 'int' })
  turn: number;
}

@Entity({ name: 'consent_acts' })
export class ConsentActRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'consent_id', type: 'uuid' })
  consentId: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  state: ConsentState;

  @Column({ type: 'text' })
  cause: ConsentCause;

  @Column({ name: 'cause_id', type: 'uuid', nullable: true })
  causeId: string | null;

  @Column({ type: 'text', nullable: true })
  relation: ConsentRelation | null;

  @Column({ name: 'said_by_id', type: 'uuid', nullable: true })
  saidById: string | null;

  @Column({ name: 'guardianship_id', type: 'uuid', nullable: true })
  guardianshipId: string | null;

  @Column({ type: 'text', nullable: true })
  way: ConsentWay | null;

  @Column({ name: 'said_at', type: 'timestamptz' })
  saidAt: Date;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy: string;

  @Column({ type: 'text' })
  catalogue: string;

  /** By what document somebody speaks for another. Sealed. */
  @Column({ type: 'bytea', nullable: true })
  document: Buffer | null;
}
