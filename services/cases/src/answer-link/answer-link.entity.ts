import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link by which a receiver without an account answers once. */
@Entity({ name: 'answer_links' })
export class AnswerLinkRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  /** Escalation. */
  @Column({ type: 'uuid' })
  about: string;

  @Column({ name: 'notification_id', type: 'uuid' })
  notificationId: string;

  @Column({ type: 'text' })
  email: string;

  @Column({ name: 'secret_hash', type: 'text' })
  secretHash: string;

  /** Sealed, for the mail; gone once it was used. */
  @Column({ type: 'bytea', nullable: true })
  secret: Buffer | null;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt: Date | null;

  /** Nobody was asked by it: told by the gateway, and by us to who is in charge. */
  @Column({ name: 'not_mailed_at', type: 'timestamptz', nullable: true })
  notMailedAt: Date | null;
}
