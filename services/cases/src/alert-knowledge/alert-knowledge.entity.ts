import type { Severity } from '@oln/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'case_alerts' })
export class CaseAlertRow {
  @PrimaryColumn({ name: 'alert_id', type: 'uuid' })
  alertId: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'child_id', type: 'uuid' })
  childId: string;

  @Column({ type: 'text' })
  severity: Severity;

  @Column({ type: 'text', array: true })
  factors: string[];

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  @Column({ name: 'heard_at', type: 'timestamptz' })
  heardAt: Date;
}
