import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, RefusedError, settle, type Refusal } from '@oln/contracts';
import { KitErrors, type Tx, UnitOfWork } from '@oln/service-kit';
import type { Offer } from '../offer-map/offer.js';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { ProviderRights } from '../offer-map/provider-rights.js';
import { CapacityErrors } from './capacity.errors.js';
import { CapacityNews } from './capacity-news.js';
import { CapacityRepository } from './capacity.repository.js';
import { decidePlaces, overlapping, vacanciesOf, type Capacity, type PeriodFacts } from './capacity.js';

/** Places of a service, period by period, as its provider or the office declares them. */
@Injectable()
export class CapacityService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly offers: OfferRepository,
    private readonly capacities: CapacityRepository,
    private readonly rights: ProviderRights,
    private readonly news: CapacityNews,
  ) {}

  list(offerId: string): Promise<Capacity[]> {
    return this.work.read('capacity.list', async (tx) => {
      await this.offers.get(tx, offerId);
      return this.capacities.list(tx, offerId);
    });
  }

  find(tx: Tx, offerId: string, periodFrom: string): Promise<Capacity | undefined> {
    return this.capacities.lock(tx, offerId, periodFrom);
  }

  /** `If-Match: "0"` declares a period that is not there yet. */
  put(offerId: string, periodFrom: string, facts: PeriodFacts): Promise<Capacity> {
    return this.work.run('capacity.put', async (tx) => {
      const offer = await this.offers.lock(tx, offerId);
      await this.rights.assert(tx, offer);
      assertSeen(tx, await this.capacities.lock(tx, offerId, periodFrom));
      return settle(await this.declare(tx, offer, periodFrom, facts));
    });
  }

  /** Inside a transaction of somebody who may and who holds the service: an import, an answer by a link. */
  async declare(
    tx: Tx,
    offer: Pick<Offer, 'id' | 'commune'>,
    periodFrom: string,
    facts: PeriodFacts,
  ): Promise<Capacity | Refusal> {
    const { id: offerId, commune } = offer;
    const current = await this.capacities.lock(tx, offerId, periodFrom);
    const before = current ?? { ...EMPTY, offerId, commune, periodFrom, changedAt: tx.asOf };
    const next = decidePlaces(before, facts, tx.asOf);
    if (isRefusal(next)) return next;
    const other = overlapping(next, await this.capacities.list(tx, offerId));
    if (other) return refuse(CapacityErrors.OVERLAPS, { field: 'periodFrom', params: { from: other.periodFrom } });
    if (current) await this.capacities.save(tx, next);
    else await this.capacities.insert(tx, next);
    await this.tell(tx, before, next);
    return next;
  }

  private async tell(tx: Tx, before: Capacity, after: Capacity): Promise<void> {
    tx.audit({ kind: 'offer', id: after.offerId, commune: after.commune, version: after.version });
    if (vacanciesOf(after) > vacanciesOf(before)) await this.news.appeared(tx, after.offerId);
    // Whoever waited may have got the places meanwhile: what is told is how it stands at the end.
    const now = (await this.capacities.lock(tx, after.offerId, after.periodFrom)) ?? after;
    await this.news.changed(tx, now);
  }
}

const EMPTY = { places: 0, taken: 0, version: 0 };

/** Declaring what is there already would overwrite it unseen. */
function assertSeen(tx: Tx, current: Capacity | undefined): void {
  const expected = tx.context.expectedVersion;
  const seen = current?.version ?? 0;
  if (expected !== undefined && expected !== seen)
    throw new RefusedError(refuse(KitErrors.STALE, { params: { expected, current: seen } }));
}
