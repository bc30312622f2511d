import { Column, Entity, PrimaryColumn } from 'typeorm';

export interface PassedOver {
  id: string;
  reason: string;
}

/** A vacancy came to somebody of a list, and who stood before and was passed by: so that everybody can see that it was fair. */
@Entity({ name: 'vacancy_offers' })
export class VacancyOfferRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  commune: string;

  @Column({ name: 'offer_id', type: 'uuid' })
  offerId: string;

  @Column({ name: 'referral_id', type: 'uuid' })
  referralId: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** From 1, those who were passed by included. */
  @Column({ type: 'int' })
  position: number;

  @Column({ name: 'wait_days', type: 'int' })
  waitDays: number;

  @Column({ name: 'passed_over', type: 'jsonb' })
  passedOver: PassedOver[];
}
