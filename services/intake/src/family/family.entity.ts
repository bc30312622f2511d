import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LeavingReason, Relation } from './family.js';

@Entity({ name: 'families' })
export class FamilyRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'registered_at', type: 'timestamptz' })
  registeredAt: Date;

  @Column({ name: 'registered_by', type: 'text' })
  registeredBy: string;

  @Column({ name: 'origin_family', type: 'uuid', nullable: true })
  originFamily: string | null;
}

@Entity({ name: 'family_members' })
export class FamilyMemberRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'family_id', type: 'uuid' })
  familyId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  relation: Relation;

  @Column({ name: 'joined_at', type: 'timestamptz' })
  joinedAt: Date;

  @Column({ name: 'left_at', type: 'timestamptz', nullable: true })
  leftAt: Date | null;

  @Column({ name: 'left_reason', type: 'text', nullable: true })
  leftReason: LeavingReason | null;
}
