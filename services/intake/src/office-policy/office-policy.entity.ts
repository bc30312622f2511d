import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'office_policies' })
export class OfficePolicyRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  /** For events and audit. */
  @Column({ type: 'uuid' })
  id: string;

  @Column({ type: 'jsonb' })
  terms: Record<string, string>;

  @Column({ type: 'jsonb' })
  numbers: Record<string, number>;

  @Column({ type: 'int' })
  version: number;
}
