import { Injectable } from '@nestjs/common';
import { offerEvents, settle } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { tellOffice } from '../referral/referral-notices.js';
import { acrossOffices } from '../vacancy/across-offices.js';
import { closeGap, type ClosingReason, type Gap } from './gap.js';
import { GapRepository } from './gap.repository.js';
import { OfferNow, type OfferWithRoom } from './offer-now.js';
import { propose } from './proposal.js';
import { answersGap, isNewTo, takesSex } from './served.js';
import { WhoWaits, type Waiting } from './who-waits.js';

/** When offer appears the children who waited for it are proposed, and the gap is closed once nobody is left whom it does not serve. */
@Injectable()
export class GapClosing {
  constructor(
    private readonly gaps: GapRepository,
    private readonly offerNow: OfferNow,
    private readonly whoWaits: WhoWaits,
  ) {}

  async offerAppeared(tx: Tx, offerId: string): Promise<void> {
    await acrossOffices(tx);
    const now = await this.offerNow.find(tx, offerId);
    if (!now) return;
    for (const gap of await this.gaps.openFor(tx, now.offer.needs))
      if (answersGap(now.offer, gap)) await this.meet(tx, gap, now);
  }

  /** Somebody waits again: what has appeared meanwhile is not told a second time. */
  async lookFor(tx: Tx, gap: Gap): Promise<void> {
    await acrossOffices(tx);
    for (const offerId of await this.offerNow.idsFor(tx, gap)) {
      const now = await this.offerNow.find(tx, offerId);
      if (now && answersGap(now.offer, gap) && (await this.meet(tx, gap, now)).closed) return;
    }
  }

  close(tx: Tx, gap: Gap, reason: ClosingReason, offerId?: string): Promise<Gap> {
    return this.save(tx, settle(closeGap(gap, reason, tx.asOf, offerId)));
  }

  /** A service that serves some of those who wait is no offer for the others: for them the gap stays open. */
  private async meet(tx: Tx, gap: Gap, { offer, room }: OfferWithRoom): Promise<Gap> {
    const all = await this.whoWaits.behind(tx, await this.gaps.demandsOf(tx, gap.id, ['waiting']));
    const served = all.filter(({ referral }) => takesSex(offer, referral) && isNewTo(referral, offer.id, room));
    // Where nobody waits it is not known for whom the gap is: a service for some does not close it.
    const closes = all.length === 0 ? offer.sexes === undefined : served.length === all.length;
    await this.whoWaits.keep(tx, served);
    const after = closes ? await this.close(tx, gap, 'offer-appeared', offer.id) : gap;
    for (const one of served) await this.propose(tx, after, one, offer.id);
    return after;
  }

  private async propose(tx: Tx, gap: Gap, { demand, referral }: Waiting, offerId: string): Promise<void> {
    await this.gaps.saveDemand(tx, propose(demand, offerId, tx.asOf));
    const { id, need, sector } = gap;
    tx.emit(offerEvents.gapProposed, gap, { id, need, sector, referralId: referral.id, serviceId: offerId });
    const notice = { code: 'gap.offer-appeared', aboutKind: 'gap', urgency: 'today' } as const;
    tellOffice(tx, gap, referral.personInCharge, notice);
  }

  private async save(tx: Tx, gap: Gap): Promise<Gap> {
    await this.gaps.save(tx, gap);
    const { id, need, sector, commune, version, closed } = gap;
    tx.emit(offerEvents.gapClosed, gap, { id, need, sector, reason: closed!.reason, serviceId: closed!.offerId });
    tx.audit({ action: 'gap.close', kind: 'gap', id, commune, version, reason: closed!.reason });
    return gap;
  }
}
