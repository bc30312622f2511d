import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SeverityRules } from './severity-rules.js';

@Entity({ name: 'severity_rules' })
export class SeverityRulesRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: string;

  @Column({ type: 'jsonb' })
  content: SeverityRules;

  @Column({ name: 'loaded_by', type: 'text' })
  loadedBy: string;

  @Column({ name: 'loaded_at', type: 'timestamptz' })
  loadedAt: Date;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @Column({ type: 'int' })
  version: number;
}
