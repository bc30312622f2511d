import type { ServiceName } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'answer_links' })
export class AnswerLinkRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'text' })
  service: ServiceName;

  @Column({ type: 'uuid' })
  about: string;

  @Column({ name: 'about_kind', type: 'text' })
  aboutKind: string;

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'text' })
  state: 'waiting' | 'mailed' | 'not-needed' | 'not-mailed';

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: Date | null;

  @Column({ type: 'int' })
  attempts: number;

  /** Wall time. */
  @Column({ name: 'tried_at', type: 'timestamptz', nullable: true })
  triedAt: Date | null;

  @Column({ name: 'delay_told', type: 'boolean' })
  delayTold: boolean;
}
