import type { AnonymisationCause, AnonymisationOutcome, AnonymisationStage, ErasingService } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CloseReason, HoldReason } from './anonymisation-codes.js';

@Entity({ name: 'anonymisations' })
export class AnonymisationRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  cause: AnonymisationCause;

  @Column({ name: 'rights_request_id', type: 'uuid', nullable: true })
  rightsRequestId: string | null;

  @Column({ name: 'ended_before', type: 'timestamptz', nullable: true })
  endedBefore: Date | null;

  @Column({ type: 'text' })
  stage: AnonymisationStage;

  @Column({ name: 'stage_since', type: 'timestamptz' })
  stageSince: Date;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'opened_by', type: 'text' })
  openedBy: string;

  @Column({ name: 'announced_at', type: 'timestamptz' })
  announcedAt: Date;

  @Column({ type: 'int' })
  attempt: number;

  @Column({ name: 'held_until', type: 'timestamptz', nullable: true })
  heldUntil: Date | null;

  @Column({ name: 'hold_reason', type: 'text', nullable: true })
  holdReason: HoldReason | null;

  @Column({ type: 'uuid', array: true })
  entries: string[];

  @Column({ name: 'erased_by', type: 'text', array: true })
  erasedBy: ErasingService[];

  @Column({ type: 'text', nullable: true })
  outcome: AnonymisationOutcome | null;

  @Column({ name: 'close_reason', type: 'text', nullable: true })
  closeReason: CloseReason | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;
}
