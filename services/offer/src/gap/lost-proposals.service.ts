import { Injectable } from '@nestjs/common';
import { offerEvents } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { tellOffice } from '../referral/referral-notices.js';
import { acrossOffices } from '../vacancy/across-offices.js';
import type { Demand, Gap } from './gap.js';
import { GapShelf } from './gap-shelf.js';
import { OfferNow, type OfferWithRoom } from './offer-now.js';
import { answersGap, isWith, takesSex } from './served.js';
import { WhoWaits, type Waiting } from './who-waits.js';

/** What is proposed and not taken up is lost when the service takes nobody any more: the child waits again, in an open gap. */
@Injectable()
export class LostProposals {
  constructor(
    private readonly shelf: GapShelf,
    private readonly offerNow: OfferNow,
    private readonly whoWaits: WhoWaits,
  ) {}

  /** Whatever changed, the service is looked at how it stands now. Gives for how many it is no offer any more. */
  async takeBack(tx: Tx, offerId: string): Promise<number> {
    await acrossOffices(tx);
    const proposed = await this.shelf.gaps.proposedBy(tx, offerId);
    if (proposed.length === 0) return 0;
    const now = await this.offerNow.find(tx, offerId);
    const open = new Map<string, Gap>();
    let lost = 0;
    for (const one of await this.whoWaits.behind(tx, proposed)) {
      const gap = await this.waitAgain(tx, one, offerId, now);
      if (!gap) continue;
      open.set(gap.id, gap);
      lost += 1;
    }
    for (const gap of open.values()) await this.shelf.closing.lookFor(tx, gap);
    return lost;
  }

  /** Somebody waits in a gap that was closed for others: nobody would look there again. */
  async openFor(tx: Tx, gapId: string): Promise<void> {
    const gap = await this.shelf.gaps.lock(tx, gapId);
    const [first, ...more] = await this.shelf.gaps.demandsOf(tx, gapId, ['waiting']);
    if (gap.closed?.reason !== 'offer-appeared' || !first) return;
    const open = await this.openGap(tx, gap, first);
    for (const demand of [first, ...more]) await this.shelf.gaps.waitAgain(tx, demand, open.id);
    await this.shelf.closing.lookFor(tx, open);
  }

  /** The gap in which it waits. Undefined: the service is offer for the child, or somebody took it up a moment before. */
  private async waitAgain(
    tx: Tx,
    { demand: seen, referral }: Waiting,
    offerId: string,
    now: OfferWithRoom | undefined,
  ): Promise<Gap | undefined> {
    const gap = await this.shelf.gaps.lock(tx, seen.gapId);
    const isOffer = now && answersGap(now.offer, gap) && takesSex(now.offer, referral);
    if (isOffer || isWith(referral, offerId)) return undefined;
    const demand = await this.shelf.gaps.lockDemand(tx, gap.id, seen.id);
    if (demand.state !== 'proposed' || demand.offerId !== offerId) return undefined;
    const open = await this.openGap(tx, gap, demand);
    await this.shelf.gaps.waitAgain(tx, demand, open.id);
    this.tell(tx, open, { demand, referral }, offerId);
    return open;
  }

  private async openGap(tx: Tx, gap: Gap, { cause, referralId }: Demand): Promise<Gap> {
    return gap.closed ? (await this.shelf.registry.open(tx, gap, cause, referralId)).gap : gap;
  }

  private tell(tx: Tx, gap: Gap, { referral }: Waiting, serviceId: string): void {
    const { id, need, sector, commune, version } = gap;
    tx.emit(offerEvents.gapProposalLost, gap, { id, need, sector, referralId: referral.id, serviceId });
    tx.audit({ action: 'gap.lose-proposal', kind: 'gap', id, commune, version });
    const notice = { code: 'gap.proposal-lost', aboutKind: 'gap', urgency: 'today' } as const;
    tellOffice(tx, gap, referral.personInCharge, notice);
  }
}
