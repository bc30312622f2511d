import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import type { Candidate } from '../offer-map/offer-candidates.js';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { regionOf } from '../offer-map/offer.js';
import { providerOf, type Provider, type Referral } from '../referral/referral.js';
import { lookAcrossOffices } from '../vacancy/across-offices.js';
import { WaitingListRepository } from '../waiting-list/waiting-list.repository.js';
import { leftOf, rank, type Ranked } from './matching.js';

type Demand = Pick<Referral, 'commune' | 'need' | 'ageBand' | 'sex' | 'requirementsMet' | 'refused'>;

/** So many are looked at closely: nobody chooses among more. */
const CLOSELY = 50;
/** More services than this for one need are ranked by what the map says alone. */
const FOUND = 500;

/** Offer of the commune, then of the region, for a need: ranked and explained (process §4). */
@Injectable()
export class Matching {
  constructor(
    private readonly work: UnitOfWork,
    private readonly offers: OfferRepository,
    private readonly list: WaitingListRepository,
  ) {}

  /** What there is for a need, before anybody is referred. */
  explore(demand: Demand): Promise<Ranked[]> {
    return this.work.read('matching.explore', (tx) => this.candidatesFor(tx, demand));
  }

  async candidatesFor(tx: Tx, demand: Demand): Promise<Ranked[]> {
    const { commune, need, sex, requirementsMet, refused } = demand;
    const query = { commune, region: regionOf(commune), need, sex, requirementsMet, limit: FOUND };
    const found = await this.offers.candidates(tx, query);
    const all = rank(found, demand, () => 0, refused);
    // However many were asked, those who can still be are among them.
    const closest = [...leftOf(all).slice(0, CLOSELY), ...all.filter(({ askedBefore }) => askedBefore)];
    const waiting = await this.waitingOf(tx, closest);
    const ids = new Set(closest.map(({ offerId }) => offerId));
    const near: Candidate[] = found.filter(({ offerId }) => ids.has(offerId));
    return rank(near, demand, (offerId) => waiting.get(offerId) ?? 0, refused);
  }

  /** Who can still be asked: not those who were, and not who is asked now. */
  async leftFor(tx: Tx, referral: Referral): Promise<Ranked[]> {
    return leftOf(await this.candidatesFor(tx, referral), providerOf(referral)?.offerId);
  }

  async nextFor(tx: Tx, referral: Referral): Promise<Provider | undefined> {
    const [next] = await this.leftFor(tx, referral);
    return next && { offerId: next.offerId, organizationId: next.organizationId };
  }

  /** A list is one, whichever commune its children come from. */
  private waitingOf(tx: Tx, ranked: readonly Ranked[]): Promise<Map<string, number>> {
    if (ranked.length === 0) return Promise.resolve(new Map());
    return lookAcrossOffices(tx, () =>
      this.list.lengths(
        tx,
        ranked.map(({ offerId }) => offerId),
      ),
    );
  }
}
