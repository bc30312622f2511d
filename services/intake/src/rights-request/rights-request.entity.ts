import type { PersonalRight, RightsRelation, RightsRequestOutcome, RightsRequestStage } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExtensionReason, IdentityCheck } from './rights-request-codes.js';

@Entity({ name: 'rights_requests' })
export class RightsRequestRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  stage: RightsRequestStage;

  @Column({ name: 'stage_since', type: 'timestamptz' })
  stageSince: Date;

  @Column({ name: 'personal_right', type: 'text' })
  right: PersonalRight;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ name: 'family_id', type: 'uuid', nullable: true })
  familyId: string | null;

  @Column({ type: 'text' })
  relation: RightsRelation;

  @Column({ name: 'requester_id', type: 'uuid', nullable: true })
  requesterId: string | null;

  @Column({ name: 'guardianship_id', type: 'uuid', nullable: true })
  guardianshipId: string | null;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  @Column({ name: 'answer_by', type: 'timestamptz' })
  answerBy: Date;

  @Column({ name: 'person_in_charge', type: 'text', nullable: true })
  personInCharge: string | null;

  @Column({ name: 'identity_check', type: 'text', nullable: true })
  identityCheck: IdentityCheck | null;

  @Column({ name: 'identity_at', type: 'timestamptz', nullable: true })
  identityAt: Date | null;

  @Column({ name: 'identity_by', type: 'text', nullable: true })
  identityBy: string | null;

  @Column({ name: 'registered_at', type: 'timestamptz' })
  registeredAt: Date;

  @Column({ name: 'registered_by', type: 'text' })
  registeredBy: string;

  @Column({ name: 'first_term_ends_at', type: 'timestamptz', nullable: true })
  firstTermEndsAt: Date | null;

  @Column({ name: 'extended_at', type: 'timestamptz', nullable: true })
  extendedAt: Date | null;

  @Column({ name: 'extension_reason', type: 'text', nullable: true })
  extensionReason: ExtensionReason | null;

  @Column({ type: 'text', nullable: true })
  outcome: RightsRequestOutcome | null;

  @Column({ name: 'close_reason', type: 'text', nullable: true })
  closeReason: string | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ name: 'closed_by', type: 'text', nullable: true })
  closedBy: string | null;
}
