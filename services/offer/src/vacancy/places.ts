import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { CapacityNews } from '../capacity/capacity-news.js';
import { CapacityRepository } from '../capacity/capacity.repository.js';

/** A period of a service in which a place is kept. */
export interface Place {
  offerId: string;
  /** `2026-03-01`; undefined: the provider declares no places. */
  periodFrom?: string;
}

interface Claimer {
  id: string;
  commune: string;
}

const CLAIM = `
  insert into claims (referral_id, commune, offer_id, period_from, state, taken_at) values ($1, $2, $3, $4, 'held', $5)`;
const UNCLAIM = `
  delete from claims where referral_id = $1 returning offer_id as "offerId", period_from::text as "periodFrom"`;

/** Who has which place: claim and counter change in one transaction with the referral's move. */
@Injectable()
export class Places {
  constructor(
    private readonly capacities: CapacityRepository,
    private readonly news: CapacityNews,
  ) {}

  /** Does the provider say how much room it has? Then nobody is received beyond it. */
  async areDeclared(tx: Tx, offerId: string): Promise<boolean> {
    return (await this.capacities.findPeriod(tx, offerId, tx.asOf)) !== undefined;
  }

  /** A look without a lock: whoever takes a place looks again. */
  async hasRoom(tx: Tx, offerId: string): Promise<boolean> {
    const period = await this.capacities.findPeriod(tx, offerId, tx.asOf);
    return period !== undefined && period.taken < period.places;
  }

  /** Keeps a place for the referral. Undefined: none is left, or none were declared. */
  async take(tx: Tx, claimer: Claimer, offerId: string): Promise<Place | undefined> {
    const period = await this.capacities.lockPeriod(tx, offerId, tx.asOf);
    if (!period || period.taken >= period.places) return undefined;
    const { periodFrom } = await this.capacities.take(tx, period);
    await this.claim(tx, claimer, { offerId, periodFrom });
    return { offerId, periodFrom };
  }

  /** Takes the provider's word, or a place that somebody else gave back and nobody counts. */
  async claim(tx: Tx, { id, commune }: Claimer, { offerId, periodFrom }: Place): Promise<void> {
    await tx.query(CLAIM, [id, commune, offerId, periodFrom ?? null, tx.asOf.toISOString()]);
  }

  /** Gives back what the referral had. Undefined: it had nothing. */
  async giveBack(tx: Tx, referralId: string): Promise<Place | undefined> {
    const [claim] = await tx.query<{ offerId: string; periodFrom: string | null }>(UNCLAIM, [referralId]);
    if (!claim) return undefined;
    const { offerId, periodFrom } = claim;
    if (!periodFrom) return { offerId };
    await this.capacities.release(tx, { offerId, periodFrom });
    return { offerId, periodFrom };
  }

  /** The family has come: the place is its own. */
  async use(tx: Tx, referralId: string): Promise<void> {
    await tx.query(`update claims set state = 'used' where referral_id = $1`, [referralId]);
  }

  /** Once a transaction, at its end: how many places there are and how many are taken. */
  async tell(tx: Tx, offerId: string): Promise<void> {
    const period = await this.capacities.findPeriod(tx, offerId, tx.asOf);
    if (period) await this.news.changed(tx, period);
  }
}
