import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was done in an escalation, one row each; what people wrote is sealed. */
@Entity({ name: 'escalation_records' })
export class EscalationRecordRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'escalation_id', type: 'uuid' })
  escalationId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text', nullable: true })
  code: string | null;

  @Column({ type: 'int', nullable: true })
  month: number | null;

  @Column({ name: 'contact_kind', type: 'text', nullable: true })
  contactKind: string | null;

  @Column({ type: 'text', array: true })
  risks: string[];

  @Column({ type: 'bytea', nullable: true })
  note: Buffer | null;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  person: string;
}
