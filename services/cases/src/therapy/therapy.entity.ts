import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'therapies' })
export class TherapyRow {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'individual_sessions', type: 'int' })
  individual: number;

  @Column({ name: 'group_sessions', type: 'int' })
  group: number;

  @Column({ name: 'maximum_sessions', type: 'int' })
  maximum: number;

  @Column({ name: 'rescued_at', type: 'timestamptz', nullable: true })
  rescuedAt: Date | null;
}
