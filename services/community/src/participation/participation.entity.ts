import type { ParticipantKind, ParticipationWithdrawal } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Assent, Participant } from './participation.js';

/** A person of the registry in a plan, by id alone. */
@Entity({ name: 'participants' })
export class ParticipantRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'taking_part_as', type: 'text' })
  as: ParticipantKind;

  @Column({ type: 'text' })
  state: Participant['state'];

  @Column({ type: 'text', nullable: true })
  assent: Assent | null;

  @Column({ name: 'assent_on', type: 'date', nullable: true })
  assentOn: string | null;

  @Column({ name: 'consent_on', type: 'date', nullable: true })
  consentOn: string | null;

  @Column({ name: 'consent_by', type: 'uuid', nullable: true })
  consentBy: string | null;

  @Column({ name: 'joined_at', type: 'timestamptz' })
  joinedAt: Date;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @Column({ name: 'withdrawal_reason', type: 'text', nullable: true })
  withdrawalReason: ParticipationWithdrawal | null;
}

/** That a participant was at an activity. */
@Entity({ name: 'attendances' })
export class AttendanceRow {
  @PrimaryColumn({ name: 'activity_id', type: 'uuid' })
  activityId: string;

  @PrimaryColumn({ name: 'participant_id', type: 'uuid' })
  participantId: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  person: string;
}
