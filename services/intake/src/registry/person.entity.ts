import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Disability, IndigenousPeople, Sex } from './person.js';

@Entity({ name: 'persons' })
export class PersonRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  /** Names, identifiers, date of birth, address and contact, sealed together. */
  @Column({ type: 'bytea' })
  sealed: Buffer;

  @Column({ name: 'run_hash', type: 'text', nullable: true })
  runHash: string | null;

  @Column({ name: 'other_id_hash', type: 'text', nullable: true })
  otherIdHash: string | null;

  @Column({ name: 'birth_hash', type: 'text', nullable: true })
  birthHash: string | null;

  /** Keyed tokens of the name. */
  @Column({ type: 'text', array: true })
  tokens: string[];

  /** Month in which the person comes of age, `YYYY-MM`: enough for the sweep to know whom to look at. */
  @Column({ name: 'of_age_month', type: 'text', nullable: true })
  ofAgeMonth: string | null;

  @Column({ name: 'of_age_told', type: 'boolean', default: false })
  ofAgeTold: boolean;

  @Column({ type: 'text' })
  sex: Sex;

  @Column({ type: 'text' })
  nationality: string;

  @Column({ name: 'indigenous_people', type: 'text' })
  indigenousPeople: IndigenousPeople;

  @Column({ type: 'text' })
  disability: Disability;

  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto: string | null;

  @Column({ name: 'deceased_on', type: 'date', nullable: true })
  deceasedOn: string | null;
}
