import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactKind, ContactResult, Signer } from './invitation.js';

@Entity({ name: 'contact_attempts' })
export class ContactAttemptRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'text' })
  kind: ContactKind;

  @Column({ type: 'text' })
  result: ContactResult;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  person: string;

  /** Sealed. */
  @Column({ type: 'bytea', nullable: true })
  note: Buffer | null;
}

@Entity({ name: 'document_kinds' })
export class DocumentKindRow {
  /** `*`: shipped with the house. */
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'text' })
  code: string;

  @Column({ name: 'title_es', type: 'text' })
  titleEs: string;

  @Column({ name: 'title_en', type: 'text' })
  titleEn: string;

  @Column({ type: 'text' })
  signer: Signer;

  @Column({ type: 'boolean' })
  required: boolean;

  @Column({ name: 'per_child', type: 'boolean' })
  perChild: boolean;

  @Column({ type: 'int' })
  version: number;
}

@Entity({ name: 'case_documents' })
export class CaseDocumentRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'boolean' })
  given: boolean;

  @Column({ name: 'child_id', type: 'uuid', nullable: true })
  childId: string | null;

  @Column({ name: 'signed_on', type: 'date' })
  signedOn: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy: string;

  /** Where the paper is kept. Sealed. */
  @Column({ type: 'bytea', nullable: true })
  reference: Buffer | null;
}
