import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeliveryState, DeliveryVariant, MissedReason, Offer, Satisfaction } from './service-delivery.js';

@Entity({ name: 'service_deliveries' })
export class ServiceDeliveryRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ type: 'text' })
  variant: DeliveryVariant;

  @Column({ type: 'text' })
  offer: Offer;

  @Column({ type: 'text' })
  state: DeliveryState;

  @Column({ name: 'agreed_at', type: 'timestamptz' })
  agreedAt: Date;

  @Column({ name: 'expected_at', type: 'timestamptz', nullable: true })
  expectedAt: Date | null;

  @Column({ name: 'waits_from', type: 'timestamptz' })
  waitsFrom: Date;

  @Column({ name: 'delivered_at', type: 'timestamptz', nullable: true })
  deliveredAt: Date | null;

  @Column({ name: 'missed_reason', type: 'text', nullable: true })
  missedReason: MissedReason | null;

  @Column({ name: 'times_missed', type: 'int' })
  timesMissed: number;

  @Column({ type: 'text', nullable: true })
  satisfied: Satisfaction | null;

  /** What the family said, sealed. */
  @Column({ type: 'bytea', nullable: true })
  note?: Buffer | null;
}
