import { Injectable } from '@nestjs/common';
import { lockByName, newId, type Tx } from '@oln/service-kit';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { rankOf } from '../referral/decide-wait.js';
import { ReferralRecords } from '../referral/referral-records.service.js';
import type { ListedReferral, Referral } from '../referral/referral.js';
import { WaitingListRepository, type Standing } from '../waiting-list/waiting-list.repository.js';
import { acrossOffices } from './across-offices.js';
import { Places, type Place } from './places.js';
import { VacancyOfferRow } from './vacancy-offer.entity.js';

/** More vacancies at once are left to the next round of the sweep: a transaction is not to last. */
const AT_ONCE = 200;
const DAY_MS = 86_400_000;

/**
 * A vacancy goes to the first of the list: by priority, then arrival.
 * Locks, always in this order: the list of the service (by name), referrals, periods of capacity. Whoever changes who is
 * on a list, or may be offered something, holds the list; so of two vacancies and two children nobody is passed by or
 * served twice, and nobody waits for the other in a circle.
 */
@Injectable()
export class HandingOn {
  constructor(
    private readonly list: WaitingListRepository,
    private readonly places: Places,
    private readonly records: ReferralRecords,
    private readonly offers: OfferRepository,
  ) {}

  static lockList(tx: Tx, offerId: string): Promise<void> {
    return lockByName(tx, listName(offerId));
  }

  /** Without waiting for it: for whoever holds a period of capacity already. False: somebody else holds the list. */
  static async tryLockList(tx: Tx, offerId: string): Promise<boolean> {
    const text = 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as held';
    return (await tx.query<{ held: boolean }>(text, [listName(offerId)]))[0]!.held;
  }

  /** Offers what room there is to those who wait for it. The list is locked. Gives how many places went. Nobody is sent where nobody is taken. */
  async offerRoom(tx: Tx, offerId: string): Promise<number> {
    await acrossOffices(tx);
    if (!(await this.offers.isActive(tx, offerId))) return 0;
    for (let offered = 0; offered < AT_ONCE; offered += 1) {
      const first = await this.firstOf(tx, offerId);
      if (!first) return offered;
      const place = await this.places.take(tx, first, offerId);
      if (!place) return offered;
      await this.offerTo(tx, first);
    }
    return AT_ONCE;
  }

  /** A place that was given back: of a provider that publishes no capacity it goes on by itself. */
  async passOn(tx: Tx, { offerId, periodFrom }: Place): Promise<void> {
    await acrossOffices(tx);
    if (periodFrom) return void (await this.offerRoom(tx, offerId));
    const first = (await this.offers.isActive(tx, offerId)) ? await this.firstOf(tx, offerId) : undefined;
    if (!first) return;
    await this.places.claim(tx, first, { offerId });
    await this.offerTo(tx, first);
  }

  private async firstOf(tx: Tx, offerId: string): Promise<ListedReferral | undefined> {
    const id = await this.list.firstOf(tx, offerId);
    return id ? ((await this.records.lockRow(tx, id)) as ListedReferral) : undefined;
  }

  private async offerTo(tx: Tx, referral: ListedReferral): Promise<void> {
    const standing = standingIn(referral, referral.list.arrivedAt);
    const { offerId } = referral.provider;
    const passedOver = await this.list.passedOver(tx, offerId, standing);
    const position = passedOver.length + 1;
    await this.records.apply(tx, referral, { do: 'offer-vacancy' }, { position });
    const waitDays = Math.floor((tx.asOf.getTime() - referral.list.arrivedAt.getTime()) / DAY_MS);
    const about = { id: newId(), commune: referral.commune, offerId, referralId: referral.id };
    await tx.manager.insert(VacancyOfferRow, { ...about, at: tx.asOf, position, waitDays, passedOver });
  }
}

const listName = (offerId: string): string => `list of ${offerId}`;

export const standingIn = ({ id, priority }: Pick<Referral, 'id' | 'priority'>, arrivedAt: Date): Standing => ({
  id,
  priorityRank: rankOf(priority),
  arrivedAt,
});
