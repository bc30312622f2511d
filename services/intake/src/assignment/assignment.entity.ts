import type { Line, Role } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Projection of the staff directory (gateway). */
@Entity({ name: 'professionals' })
export class ProfessionalRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'text' })
  person: string;

  /** Id of the directory entry, for events. */
  @Column({ type: 'uuid' })
  id: string;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'text', array: true })
  roles: Role[];

  /** Version of the directory entry: older news is no news. */
  @Column({ name: 'staff_version', type: 'int' })
  staffVersion: number;
}

@Entity({ name: 'professional_lines' })
export class ProfessionalLineRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'text' })
  line: Line;

  @PrimaryColumn({ type: 'text' })
  person: string;

  @Column({ type: 'int' })
  maximum: number;

  @Column({ type: 'int', default: 1 })
  version: number;
}

/** A family in somebody's caseload: from its assignment until its case has an outcome. */
@Entity({ name: 'placements' })
export class PlacementRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId: string | null;

  /** Version of the case that was heard last. */
  @Column({ name: 'case_version', type: 'int' })
  caseVersion: number;

  @Column({ type: 'text' })
  line: Line;

  @Column({ type: 'text' })
  person: string;

  @Column({ type: 'boolean' })
  open: boolean;

  @Column({ name: 'placed_at', type: 'timestamptz' })
  placedAt: Date;
}
