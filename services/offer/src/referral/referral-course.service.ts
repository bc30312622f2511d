import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { acrossOffices } from '../vacancy/across-offices.js';
import { HandingOn, standingIn } from '../vacancy/handing-on.service.js';
import { Places } from '../vacancy/places.js';
import { WaitingListRepository } from '../waiting-list/waiting-list.repository.js';
import type { Telling } from './referral-announcements.js';
import type { ReferralCommand, Vacancy } from './referral-commands.js';
import { ReferralRecords } from './referral-records.service.js';
import { ReferralRepository } from './referral.repository.js';
import { isHolding, isListed, providerOf, type Referral } from './referral.js';

/** What a change of one referral means for others: places that are taken, given back, and handed on. Every door goes through here. */
@Injectable()
export class ReferralCourse {
  constructor(
    private readonly referrals: ReferralRepository,
    private readonly records: ReferralRecords,
    private readonly list: WaitingListRepository,
    private readonly places: Places,
    private readonly handingOn: HandingOn,
  ) {}

  /** The referral, locked after the list of the service it was sent to (order of locks: see HandingOn). */
  async lock(tx: Tx, id: string): Promise<Referral> {
    const seen = await this.referrals.get(tx, id);
    const offerId = seen.stage === 'closed' ? undefined : providerOf(seen)?.offerId;
    if (offerId) await HandingOn.lockList(tx, offerId);
    const referral = await this.records.lockRow(tx, id);
    const current = providerOf(referral)?.offerId;
    // It went to another service a moment before: rare, and a circle would be found by the database and tried again.
    if (current && current !== offerId) await HandingOn.lockList(tx, current);
    return referral;
  }

  /** First the lists in order of their services, then the referrals in order of their ids: as everybody locks. Those that live. */
  async lockAll(tx: Tx, seen: readonly Referral[]): Promise<Referral[]> {
    const offers = seen.flatMap((referral) => providerOf(referral)?.offerId ?? []);
    for (const offerId of [...new Set(offers)].sort()) await HandingOn.lockList(tx, offerId);
    const locked: Referral[] = [];
    for (const id of [...new Set(seen.map((one) => one.id))].sort()) locked.push(await this.lock(tx, id));
    return locked.filter(({ stage }) => stage !== 'closed');
  }

  /** Decides, saves, tells, and hands on what became free. The referral was locked by {@link lock}. */
  async apply(tx: Tx, before: Referral, command: ReferralCommand, telling?: Telling): Promise<Referral> {
    const after = await this.records.apply(tx, before, command, telling);
    if (before.stage !== after.stage) await this.settlePlaces(tx, before, after);
    if (isListed(after) && !after.pause) await this.offerRoom(tx, after.provider.offerId);
    return after;
  }

  /** Is there a place for this child? If so it is taken, and the caller goes on to accept. */
  async takeVacancy(tx: Tx, referral: Referral): Promise<Vacancy> {
    const offerId = providerOf(referral)?.offerId;
    if (!offerId || isHolding(referral)) return 'taken';
    await acrossOffices(tx);
    const arrivedAt = isListed(referral) ? referral.list.arrivedAt : tx.asOf;
    if (await this.list.isAnybodyBefore(tx, offerId, standingIn(referral, arrivedAt))) return 'not-first';
    if (await this.places.areDeclared(tx, offerId))
      return (await this.places.take(tx, referral, offerId)) ? 'taken' : 'none';
    await this.places.claim(tx, referral, { offerId });
    return 'taken';
  }

  private async settlePlaces(tx: Tx, before: Referral, after: Referral): Promise<void> {
    if (after.stage === 'result' && isHolding(before)) return this.places.use(tx, after.id);
    const offerId = providerOf(isHolding(before) ? before : after)?.offerId;
    if (!offerId || isHolding(before) === isHolding(after) || after.stage === 'result') return;
    if (isHolding(before)) await this.giveBack(tx, after.id);
    await this.places.tell(tx, offerId);
  }

  private async giveBack(tx: Tx, referralId: string): Promise<void> {
    await acrossOffices(tx);
    const place = await this.places.giveBack(tx, referralId);
    if (place) await this.handingOn.passOn(tx, place);
  }

  private async offerRoom(tx: Tx, offerId: string): Promise<void> {
    if (!(await this.places.hasRoom(tx, offerId))) return;
    await acrossOffices(tx);
    if ((await this.handingOn.offerRoom(tx, offerId)) > 0) await this.places.tell(tx, offerId);
  }
}
