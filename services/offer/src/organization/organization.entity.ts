import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganizationKind } from './organization.js';

@Entity({ name: 'organizations' })
export class OrganizationRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'alternate_name', type: 'text', nullable: true })
  alternateName: string | null;

  @Column({ type: 'text', nullable: true })
  description: string | null;

  @Column({ type: 'text' })
  kind: OrganizationKind;

  @Column({ type: 'text', nullable: true })
  website: string | null;

  @Column({ name: 'contact_email_sealed', type: 'bytea', nullable: true })
  contactEmailSealed: Buffer | null;

  @Column({ type: 'text' })
  status: 'active' | 'inactive';

  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ name: 'source_id', type: 'text', nullable: true })
  sourceId: string | null;

  @Column({ name: 'source_mark', type: 'text', nullable: true })
  sourceMark: string | null;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}

/** Who answers for an institution. */
@Entity({ name: 'institution_accounts' })
export class InstitutionAccountRow {
  @Column({ type: 'text' })
  commune: string;

  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId: string;

  @PrimaryColumn({ type: 'text' })
  person: string;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;
}
