import { Column, Entity, PrimaryColumn } from 'typeorm';

export const NOTE_KINDS = ['told', 'verification', 'severity', 'answer', 'dismissal', 'sent-back'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What people wrote about an alert. Free text lies sealed. */
@Entity({ name: 'alert_notes' })
export class AlertNoteRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'alert_id', type: 'uuid' })
  alertId: string;

  @Column({ type: 'text' })
  kind: NoteKind;

  @Column({ name: 'written_by', type: 'text' })
  writtenBy: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** Keyed hash of the text: told twice, kept once. */
  @Column({ type: 'text' })
  hash: string;

  @Column({ type: 'bytea' })
  text: Buffer;
}
