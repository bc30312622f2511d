import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InstrumentContent, InstrumentKind } from './instrument.js';

@Entity({ name: 'instruments' })
export class InstrumentRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ name: 'instrument_version', type: 'int' })
  instrumentVersion: number;

  @Column({ type: 'text' })
  kind: InstrumentKind;

  @Column({ type: 'jsonb' })
  content: InstrumentContent;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt: Date | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @Column({ type: 'int' })
  version: number;
}
