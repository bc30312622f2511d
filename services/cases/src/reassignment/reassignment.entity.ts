import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Reassignment, ReassignmentReason } from './reassignment.js';

@Entity({ name: 'reassignments' })
export class ReassignmentRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'from_person', type: 'text' })
  from: string;

  @Column({ name: 'to_people', type: 'text', array: true })
  to: string[];

  @Column({ type: 'text' })
  reason: ReassignmentReason;

  @Column({ type: 'text' })
  state: Reassignment['state'];

  @Column({ name: 'handed_over', type: 'int' })
  handedOver: number;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;
}
