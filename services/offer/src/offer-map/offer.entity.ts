import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OfferDetails, OfferStatus, Sex } from './offer.js';

@Entity({ name: 'offers' })
export class OfferRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'text', insert: false, update: false })
  region: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  description: string | null;

  @Column({ type: 'text' })
  sector: string;

  @Column({ type: 'text', array: true })
  needs: string[];

  @Column({ type: 'text', array: true })
  motives: string[];

  @Column({ type: 'text', array: true })
  requirements: string[];

  @Column({ name: 'min_age', type: 'int', nullable: true })
  minAge: number | null;

  @Column({ name: 'max_age', type: 'int', nullable: true })
  maxAge: number | null;

  @Column({ type: 'text', array: true, nullable: true })
  sexes: Sex[] | null;

  @Column({ type: 'text', array: true })
  communes: string[];

  @Column({ name: 'region_wide', type: 'boolean' })
  regionWide: boolean;

  @Column({ type: 'text' })
  status: OfferStatus;

  @Column({ type: 'jsonb' })
  details: OfferDetails;

  @Column({ name: 'contacts_sealed', type: 'bytea', nullable: true })
  contactsSealed: Buffer | null;

  @Column({ name: 'contact_email_sealed', type: 'bytea', nullable: true })
  contactEmailSealed: Buffer | null;

  @Column({ name: 'person_in_charge', type: 'text', nullable: true })
  personInCharge: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz' })
  confirmedAt: Date;

  @Column({ name: 'stale_since', type: 'timestamptz', nullable: true })
  staleSince: Date | null;

  @Column({ name: 'asked_at', type: 'timestamptz', nullable: true })
  askedAt: Date | null;

  @Column({ name: 'search_words', type: 'text', array: true, select: false })
  searchWords: string[];

  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ name: 'source_id', type: 'text', nullable: true })
  sourceId: string | null;

  @Column({ name: 'source_mark', type: 'text', nullable: true })
  sourceMark: string | null;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
