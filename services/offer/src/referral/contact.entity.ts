import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactKind, ContactResult } from './contact.js';

@Entity({ name: 'referral_contacts' })
export class ReferralContactRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'referral_id', type: 'uuid' })
  referralId: string;

  @Column({ type: 'text' })
  kind: ContactKind;

  @Column({ type: 'text' })
  result: ContactResult;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  person: string;

  /** Sealed. */
  @Column({ type: 'bytea', nullable: true })
  note: Buffer | null;
}
