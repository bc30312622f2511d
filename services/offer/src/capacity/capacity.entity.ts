import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'capacities' })
export class CapacityRow {
  @PrimaryColumn({ name: 'offer_id', type: 'uuid' })
  offerId: string;

  @Column({ type: 'text' })
  commune: string;

  @PrimaryColumn({ name: 'period_from', type: 'date' })
  periodFrom: string;

  @Column({ name: 'period_to', type: 'date', nullable: true })
  periodTo: string | null;

  @Column({ type: 'int' })
  places: number;

  @Column({ type: 'int' })
  taken: number;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
