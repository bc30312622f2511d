import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Institution } from './escalation.js';

/** One institution that was notified, at one attempt. */
@Entity({ name: 'escalation_notifications' })
export class NotificationRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'escalation_id', type: 'uuid' })
  escalationId: string;

  @Column({ type: 'text' })
  institution: Institution;

  @Column({ type: 'int' })
  attempt: number;

  @Column({ type: 'int' })
  level: number;

  @Column({ name: 'title_es', type: 'text' })
  titleEs: string;

  @Column({ name: 'title_en', type: 'text' })
  titleEn: string;

  /** Accounts of that institution that may acknowledge. */
  @Column({ type: 'text', array: true })
  people: string[];

  @Column({ name: 'notified_at', type: 'timestamptz' })
  notifiedAt: Date;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt: Date | null;

  @Column({ name: 'acknowledged_by', type: 'text', nullable: true })
  acknowledgedBy: string | null;

  @Column({ name: 'acknowledged_through', type: 'text', nullable: true })
  acknowledgedThrough: 'staff' | 'account' | 'link' | null;
}
