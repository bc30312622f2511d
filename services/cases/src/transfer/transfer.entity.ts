import type { Line, Priority } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeclineReason, Transfer, TransferReason, WithdrawalReason } from './transfer.js';

/** Each commune has its own copy, so that each sees what concerns it and nothing else. */
@Entity({ name: 'transfers' })
export class TransferRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @PrimaryColumn({ type: 'text' })
  commune: string;

  @Column({ type: 'text' })
  side: 'outgoing' | 'incoming';

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'from_commune', type: 'text' })
  fromCommune: string;

  @Column({ name: 'to_commune', type: 'text' })
  toCommune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ name: 'family_id', type: 'uuid' })
  familyId: string;

  @Column({ type: 'uuid', array: true })
  children: string[];

  @Column({ type: 'text' })
  line: Line;

  @Column({ type: 'text' })
  priority: Priority;

  @Column({ type: 'text' })
  reason: TransferReason;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  @Column({ name: 'chased_at', type: 'timestamptz', nullable: true })
  chasedAt: Date | null;

  @Column({ type: 'text' })
  state: Transfer['state'];

  @Column({ name: 'answered_by', type: 'text', nullable: true })
  answeredBy: string | null;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  @Column({ name: 'answer_reason', type: 'text', nullable: true })
  answerReason: DeclineReason | WithdrawalReason | null;
}
