import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Urgency } from './notice.js';

@Entity({ name: 'notices' })
export class NoticeRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'text' })
  person: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'uuid' })
  about: string;

  @Column({ name: 'about_kind', type: 'text' })
  aboutKind: string;

  @Column({ type: 'text', nullable: true })
  rule: string | null;

  @Column({ type: 'text', nullable: true })
  process: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  due: Date | null;

  @Column({ type: 'text' })
  urgency: Urgency;

  @Column({ name: 'raised_at', type: 'timestamptz' })
  raisedAt: Date;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt: Date | null;

  /** When it went to somebody else, because whom it was for had left. */
  @Column({ name: 'handed_on_at', type: 'timestamptz', nullable: true })
  handedOnAt: Date | null;

  /** How it is mailed, and when it was: a mail is sent at least once, and marked after it was taken. */
  @Column({ type: 'text' })
  mailing: 'now' | 'daily' | 'none';

  @Column({ name: 'mailed_at', type: 'timestamptz', nullable: true })
  mailedAt: Date | null;

  @Column({ name: 'mail_attempts', type: 'int', default: 0 })
  mailAttempts: number;

  /** Wall time. */
  @Column({ name: 'mail_tried_at', type: 'timestamptz', nullable: true })
  mailTriedAt: Date | null;

  @Column({ type: 'int' })
  version: number;
}
