import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppointmentKind, CancelReason } from './appointment.js';

@Entity({ name: 'appointments' })
export class AppointmentRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId: string | null;

  @Column({ name: 'family_id', type: 'uuid', nullable: true })
  familyId: string | null;

  @Column({ type: 'text' })
  person: string;

  @Column({ type: 'text' })
  kind: AppointmentKind;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: Date;

  /** Sealed: where, and what to bring. */
  @Column({ type: 'bytea', nullable: true })
  note: Buffer | null;

  @Column({ type: 'text' })
  state: 'set' | 'cancelled';

  @Column({ name: 'cancel_reason', type: 'text', nullable: true })
  cancelReason: CancelReason | null;
}

@Entity({ name: 'calendar_feeds' })
export class CalendarFeedRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'text' })
  person: string;

  /** A hash: who reads the table cannot read the calendar. */
  @Column({ name: 'token_hash', type: 'text' })
  tokenHash: string;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;
}
