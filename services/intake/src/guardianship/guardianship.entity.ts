import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GuardianshipKind, GuardianshipSource } from './guardianship.js';

@Entity({ name: 'guardianships' })
export class GuardianshipRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'child_id', type: 'uuid' })
  childId: string;

  @Column({ name: 'guardian_id', type: 'uuid', nullable: true })
  guardianId: string | null;

  @Column({ type: 'text', nullable: true })
  institution: string | null;

  @Column({ type: 'text' })
  kind: GuardianshipKind;

  @Column({ type: 'text' })
  source: GuardianshipSource;

  @Column({ type: 'date' })
  since: string;

  @Column({ type: 'date', nullable: true })
  until: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
