import type { Priority, ReferralOutcome, ReferralStage } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LegalBasis } from './legal-basis.js';
import type { AgeBand, PastPause, PauseReason, Refused, Result, ReviewCause, Sex } from './referral.js';

@Entity({ name: 'referrals' })
export class ReferralRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'family_id', type: 'uuid' })
  familyId: string;

  @Column({ name: 'child_id', type: 'uuid', nullable: true })
  childId: string | null;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId: string | null;

  @Column({ name: 'request_id', type: 'uuid', nullable: true })
  requestId: string | null;

  @Column({ type: 'text' })
  need: string;

  @Column({ type: 'text' })
  sector: string;

  @Column({ name: 'age_band', type: 'text' })
  ageBand: AgeBand;

  @Column({ type: 'text', nullable: true })
  sex: Sex | null;

  @Column({ name: 'requirements_met', type: 'text', array: true })
  requirementsMet: string[];

  @Column({ type: 'text' })
  priority: Priority;

  /** The order of a list is this, then the arrival. */
  @Column({ name: 'priority_rank', type: 'smallint' })
  priorityRank: number;

  @Column({ name: 'person_in_charge', type: 'text' })
  personInCharge: string;

  @Column({ type: 'text' })
  stage: ReferralStage;

  @Column({ name: 'stage_since', type: 'timestamptz' })
  stageSince: Date;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt: Date;

  @Column({ type: 'int' })
  attempts: number;

  @Column({ type: 'jsonb' })
  refused: Refused[];

  @Column({ name: 'follows_id', type: 'uuid', nullable: true })
  followsId: string | null;

  @Column({ name: 'consent_withdrawn_at', type: 'timestamptz', nullable: true })
  consentWithdrawnAt: Date | null;

  @Column({ name: 'legal_basis', type: 'text', nullable: true })
  legalBasis: LegalBasis | null;

  @Column({ name: 'legal_basis_by', type: 'text', nullable: true })
  legalBasisBy: string | null;

  @Column({ name: 'legal_basis_at', type: 'timestamptz', nullable: true })
  legalBasisAt: Date | null;

  @Column({ name: 'paused_since', type: 'timestamptz', nullable: true })
  pausedSince: Date | null;

  @Column({ name: 'paused_until', type: 'timestamptz', nullable: true })
  pausedUntil: Date | null;

  @Column({ name: 'pause_reason', type: 'text', nullable: true })
  pauseReason: PauseReason | null;

  @Column({ type: 'jsonb' })
  pauses: PastPause[];

  @Column({ name: 'offer_id', type: 'uuid', nullable: true })
  offerId: string | null;

  @Column({ name: 'organization_id', type: 'uuid', nullable: true })
  organizationId: string | null;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt: Date | null;

  @Column({ name: 'arrived_at', type: 'timestamptz', nullable: true })
  arrivedAt: Date | null;

  @Column({ name: 'wait_counts_from', type: 'timestamptz', nullable: true })
  waitCountsFrom: Date | null;

  @Column({ name: 'available_from', type: 'timestamptz', nullable: true })
  availableFrom: Date | null;

  @Column({ name: 'review_cause', type: 'text', nullable: true })
  reviewCause: ReviewCause | null;

  @Column({ name: 'offered_at', type: 'timestamptz', nullable: true })
  offeredAt: Date | null;

  @Column({ name: 'appointment_at', type: 'timestamptz', nullable: true })
  appointmentAt: Date | null;

  @Column({ name: 'release_due_since', type: 'timestamptz', nullable: true })
  releaseDueSince: Date | null;

  @Column({ type: 'text', nullable: true })
  outcome: ReferralOutcome | null;

  @Column({ name: 'outcome_at', type: 'timestamptz', nullable: true })
  outcomeAt: Date | null;

  @Column({ name: 'exit_stage', type: 'text', nullable: true })
  exitStage: ReferralStage | null;

  @Column({ name: 'exit_reason', type: 'text', nullable: true })
  exitReason: string | null;

  @Column({ name: 'effective_at', type: 'timestamptz', nullable: true })
  effectiveAt: Date | null;

  @Column({ type: 'text', nullable: true })
  result: Result | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}

/** What is written beside the state of a referral: sealed texts, and when its list was last checked. */
@Entity({ name: 'referral_notes' })
export class ReferralNoteRow {
  @PrimaryColumn({ name: 'referral_id', type: 'uuid' })
  referralId: string;

  @Column({ type: 'text' })
  commune: string;

  /** What the receiver should know. Sealed. */
  @Column({ type: 'bytea', nullable: true })
  note: Buffer | null;

  /** Where the family is to go. Sealed. */
  @Column({ type: 'bytea', nullable: true })
  place: Buffer | null;

  /** Why it rests on something else than consent. Sealed. */
  @Column({ name: 'basis_reason', type: 'bytea', nullable: true })
  basisReason: Buffer | null;

  @Column({ name: 'list_checked_at', type: 'timestamptz', nullable: true })
  listCheckedAt: Date | null;
}
