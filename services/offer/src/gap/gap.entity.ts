import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgeBand } from '../referral/referral.js';
import type { ClosingReason, DemandState, Ending, GapCause } from './gap.js';

@Entity({ name: 'gaps' })
export class GapRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  need: string;

  @Column({ type: 'text' })
  sector: string;

  @Column({ name: 'age_band', type: 'text' })
  ageBand: AgeBand;

  @Column({ type: 'text' })
  cause: GapCause;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'opened_by', type: 'text' })
  openedBy: string;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ name: 'closed_reason', type: 'text', nullable: true })
  closedReason: ClosingReason | null;

  @Column({ name: 'offer_id', type: 'uuid', nullable: true })
  offerId: string | null;
}

@Entity({ name: 'gap_demands' })
export class GapDemandRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'gap_id', type: 'uuid' })
  gapId: string;

  @Column({ name: 'referral_id', type: 'uuid', nullable: true })
  referralId: string | null;

  @Column({ type: 'text' })
  cause: GapCause;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  state: DemandState;

  @Column({ name: 'offer_id', type: 'uuid', nullable: true })
  offerId: string | null;

  @Column({ name: 'proposed_at', type: 'timestamptz', nullable: true })
  proposedAt: Date | null;

  @Column({ type: 'smallint' })
  chases: number;

  @Column({ name: 'new_referral_id', type: 'uuid', nullable: true })
  newReferralId: string | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason: Ending['reason'] | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ name: 'ended_by', type: 'text', nullable: true })
  endedBy: string | null;
}
