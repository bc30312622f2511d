import type { Role } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Caseload, MailPreference } from './staff.js';

@Entity({ name: 'staff' })
export class StaffRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'text' })
  person: string;

  /** Id of the directory entry, for events. */
  @Column({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', array: true })
  roles: Role[];

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'jsonb' })
  caseloads: Caseload[];

  @Column({ type: 'text' })
  language: 'es' | 'en';

  @Column({ type: 'bytea', nullable: true })
  email: Buffer | null;

  @Column({ type: 'text' })
  mail: MailPreference;

  @Column({ type: 'uuid', nullable: true })
  institution: string | null;

  @Column({ type: 'int' })
  version: number;
}
