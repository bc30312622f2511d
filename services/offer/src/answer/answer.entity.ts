import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AnswerKind, Via } from './answer.js';
import type { AboutKind, Purpose } from './answer-link.js';

/** What an institution said, and by whom it is on record. */
@Entity({ name: 'referral_answers' })
export class ReferralAnswerRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'referral_id', type: 'uuid' })
  referralId: string;

  @Column({ name: 'offer_id', type: 'uuid' })
  offerId: string;

  @Column({ type: 'text' })
  kind: AnswerKind;

  @Column({ type: 'text' })
  via: Via;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'text' })
  person: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}

@Entity({ name: 'answer_links' })
export class AnswerLinkRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  /** Record the answer is about. */
  @Column({ type: 'uuid' })
  about: string;

  @Column({ name: 'about_kind', type: 'text' })
  aboutKind: AboutKind;

  @Column({ type: 'text' })
  purpose: Purpose;

  /** A hash: who reads the table cannot answer. */
  @Column({ name: 'token_hash', type: 'text' })
  tokenHash: string;

  /** Sealed, and only until it is not needed any more. */
  @Column({ type: 'bytea', nullable: true })
  secret: Buffer | null;

  /** Where it is mailed to. Sealed. */
  @Column({ type: 'bytea', nullable: true })
  address: Buffer | null;

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'fetched_at', type: 'timestamptz', nullable: true })
  fetchedAt: Date | null;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt: Date | null;

  @Column({ name: 'used_for', type: 'text', nullable: true })
  usedFor: string | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  /** Nobody was asked by it: told by the gateway, and by us to who is in charge. */
  @Column({ name: 'not_mailed_at', type: 'timestamptz', nullable: true })
  notMailedAt: Date | null;
}
