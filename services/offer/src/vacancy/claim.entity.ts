import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One vacancy, one child: a place of a service that is kept for a referral, or taken by it. At most one a referral. */
@Entity({ name: 'claims' })
export class ClaimRow {
  @PrimaryColumn({ name: 'referral_id', type: 'uuid' })
  referralId: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'offer_id', type: 'uuid' })
  offerId: string;

  /** Period of capacity it counts in; null: the provider publishes none, and its word was taken. */
  @Column({ name: 'period_from', type: 'date', nullable: true })
  periodFrom: string | null;

  /** `held` until the family has come, `used` from then on. */
  @Column({ type: 'text' })
  state: 'held' | 'used';

  @Column({ name: 'taken_at', type: 'timestamptz' })
  takenAt: Date;
}
