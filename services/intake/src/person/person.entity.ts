import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonKind } from './person-codes.js';

@Entity({ name: 'persons' })
export class PersonRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  kind: PersonKind;

  @Column({ type: 'bytea' })
  sealed: Buffer;

  @Column({ name: 'name_tokens', type: 'text', array: true })
  nameTokens: string[];

  @Column({ name: 'birth_hash', type: 'text', nullable: true })
  birthHash: string | null;

  @Column({ name: 'majority_year', type: 'int', nullable: true })
  majorityYear: number | null;

  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto: string | null;

  @Column({ name: 'of_age_at', type: 'timestamptz', nullable: true })
  ofAgeAt: Date | null;

  @Column({ name: 'deceased_at', type: 'timestamptz', nullable: true })
  deceasedAt: Date | null;

  @Column({ name: 'anonymised_at', type: 'timestamptz', nullable: true })
  anonymisedAt: Date | null;

  @Column({ name: 'registered_at', type: 'timestamptz' })
  registeredAt: Date;

  @Column({ name: 'registered_by', type: 'text' })
  registeredBy: string;

  @Column({ name: 'origin_person', type: 'uuid', nullable: true })
  originPerson: string | null;
}

@Entity({ name: 'person_keys' })
export class PersonKeyRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'text' })
  hash: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;
}

@Entity({ name: 'person_history' })
export class PersonHistoryRow {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId: string;

  /** Version that the change ended. */
  @PrimaryColumn({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'by_person', type: 'text' })
  byPerson: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'text', array: true })
  fields: string[];

  @Column({ type: 'bytea' })
  sealed: Buffer;
}
