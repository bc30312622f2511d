import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Heard, UnheardReason } from './protection-hearing.js';

/** Somebody was heard in a measure, or it is on record why not. What they said is sealed. */
@Entity({ name: 'protection_hearings' })
export class ProtectionHearingRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'measure_id', type: 'uuid' })
  measureId: string;

  @Column({ type: 'text' })
  who: Heard;

  @Column({ name: 'child_id', type: 'uuid', nullable: true })
  childId: string | null;

  @Column({ type: 'text', nullable: true })
  relation: string | null;

  @Column({ name: 'unheard_reason', type: 'text', nullable: true })
  unheardReason: UnheardReason | null;

  @Column({ type: 'bytea', nullable: true })
  said: Buffer | null;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  person: string;
}
