import type { AlertOutcome, AlertSource, AlertStage, Correlation, Severity } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Because } from '../severity/severity-rules.js';
import type { Feedback, UnclearReason } from './alert-codes.js';
import type { Answer, Dismissal, Lowering, ProfessionalWord, Verification } from './alert.js';

@Entity({ name: 'alerts' })
export class AlertRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', update: false })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  stage: AlertStage;

  @Column({ name: 'stage_since', type: 'timestamptz' })
  stageSince: Date;

  @Column({ type: 'text', update: false })
  source: AlertSource;

  @Column({ name: 'institution_id', type: 'uuid', nullable: true, update: false })
  institutionId: string | null;

  @Column({ name: 'raised_by', type: 'text', update: false })
  raisedBy: string;

  @Column({ name: 'received_at', type: 'timestamptz', update: false })
  receivedAt: Date;

  @Column({ name: 'registered_at', type: 'timestamptz', update: false })
  registeredAt: Date;

  @Column({ name: 'sent_back_at', type: 'timestamptz', nullable: true })
  sentBackAt: Date | null;

  @Column({ type: 'text', array: true })
  factors: string[];

  @Column({ type: 'int', nullable: true, update: false })
  score: number | null;

  @Column({ name: 'score_model', type: 'text', nullable: true, update: false })
  scoreModel: string | null;

  @Column({ name: 'score_barred', type: 'boolean' })
  scoreBarred: boolean;

  @Column({ type: 'text' })
  rules: string;

  @Column({ type: 'text' })
  judged: Severity;

  @Column({ type: 'jsonb' })
  because: Because[];

  @Column({ type: 'text' })
  severity: Severity;

  @Column({ type: 'jsonb', nullable: true })
  word: ProfessionalWord | null;

  @Column({ type: 'jsonb', nullable: true })
  lowering: Lowering | null;

  @Column({ type: 'text', array: true })
  correlations: Correlation[];

  @Column({ name: 'correlated_with', type: 'uuid', array: true })
  correlatedWith: string[];

  @Column({ name: 'times_told', type: 'int' })
  timesTold: number;

  @Column({ name: 'person_in_charge', type: 'text', nullable: true })
  personInCharge: string | null;

  @Column({ name: 'child_id', type: 'uuid', nullable: true })
  childId: string | null;

  @Column({ name: 'entry_id', type: 'uuid', nullable: true })
  entryId: string | null;

  @Column({ name: 'family_id', type: 'uuid', nullable: true })
  familyId: string | null;

  @Column({ type: 'text', nullable: true })
  unclear: UnclearReason | null;

  @Column({ type: 'jsonb', nullable: true })
  verification: Verification | null;

  @Column({ type: 'jsonb', nullable: true })
  answer: Answer | null;

  @Column({ type: 'jsonb', nullable: true })
  dismissal: Dismissal | null;

  @Column({ name: 'confirmed_by', type: 'text', nullable: true })
  confirmedBy: string | null;

  @Column({ name: 'target_id', type: 'uuid', nullable: true })
  targetId: string | null;

  @Column({ type: 'text', nullable: true })
  outcome: AlertOutcome | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  /** What who raised it was told last. */
  @Column({ type: 'text' })
  feedback: Feedback;
}

/** What is written with the alert and read apart. */
@Entity({ name: 'alerts' })
export class NewAlertRow extends AlertRow {
  /** Keyed hash of what makes it the same alert. */
  @Column({ type: 'text' })
  key: string;

  /** Sealed, what the key is made of: made again when the key of the index is replaced, when the child was identified long ago. */
  @Column({ type: 'bytea' })
  digest: Buffer;

  /** Reference of the source, sealed: some write a RUN there. */
  @Column({ type: 'bytea', nullable: true })
  reference: Buffer | null;

  /** Who the child is, sealed, until the registry knows. */
  @Column({ type: 'bytea', nullable: true })
  identity: Buffer | null;

  /** When the first of its clocks rings; until its process says so, at once. */
  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date;
}
