import type { Line } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CannotSign, Party, ReturnReason, TaskOwner, TaskState } from './family-plan.js';

export interface SignatureRow {
  party: Party;
  childId?: string;
  cannotSign?: CannotSign;
  caseId?: string;
  at: string;
  recordedBy: string;
}

@Entity({ name: 'family_plans' })
export class FamilyPlanRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'series_id', type: 'uuid' })
  seriesId: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'plan_version', type: 'int' })
  planVersion: number;

  @Column({ type: 'text' })
  state: 'proposed' | 'approved' | 'returned' | 'superseded';

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: Date;

  @Column({ name: 'proposed_by', type: 'text' })
  proposedBy: string;

  @Column({ type: 'jsonb' })
  signatures: SignatureRow[];

  @Column({ name: 'approved_by', type: 'text', nullable: true })
  approvedBy: string | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt: Date | null;

  @Column({ name: 'return_reason', type: 'text', nullable: true })
  returnReason: ReturnReason | null;
}

@Entity({ name: 'plan_objectives' })
export class PlanObjectiveRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ name: 'root_id', type: 'uuid' })
  rootId: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'text' })
  line: Line;

  @Column({ type: 'boolean' })
  agreed: boolean;

  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'text', array: true })
  factors: string[];

  /** Sealed. */
  @Column({ type: 'bytea' })
  text: Buffer;

  /** Sealed. */
  @Column({ name: 'expected_result', type: 'bytea', nullable: true })
  expectedResult: Buffer | null;

  /** Sealed JSON: institution, child and reference of the plan it was taken in from. */
  @Column({ name: 'integrated_from', type: 'bytea', nullable: true })
  integratedFrom: Buffer | null;
}

@Entity({ name: 'plan_tasks' })
export class PlanTaskRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ name: 'objective_id', type: 'uuid' })
  objectiveId: string;

  @Column({ name: 'root_id', type: 'uuid' })
  rootId: string;

  @Column({ type: 'int' })
  position: number;

  /** Sealed. */
  @Column({ type: 'bytea' })
  text: Buffer;

  @Column({ type: 'text' })
  owner: TaskOwner;

  @Column({ name: 'owner_person', type: 'text', nullable: true })
  ownerPerson: string | null;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  @Column({ type: 'int' })
  weeks: number;

  @Column({ name: 'due_on', type: 'date' })
  dueOn: string;

  @Column({ type: 'text' })
  state: TaskState;

  /** The plan it belongs to is the one in force. */
  @Column({ name: 'in_force', type: 'boolean' })
  inForce: boolean;
}

/** Which plan is a case's: cases that a family has at once share one. */
@Entity({ name: 'plan_cases' })
export class PlanCaseRow {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'series_id', type: 'uuid' })
  seriesId: string;
}
