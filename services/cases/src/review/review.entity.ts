import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'reviews' })
export class ReviewRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'plan_changes', type: 'boolean' })
  planChanges: boolean;

  /** Sealed. */
  @Column({ type: 'bytea' })
  findings: Buffer;

  @Column({ type: 'text' })
  person: string;
}
