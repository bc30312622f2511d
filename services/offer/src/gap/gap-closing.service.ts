import { Injectable } from '@nestjs/common';
import { offerEvents, settle } from '@oln/contracts';
import type { Tx } from '@oln/service-kit';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { regionOf, type Offer } from '../offer-map/offer.js';
import { raiseNotice } from '../referral/referral-notices.js';
import { providerOf, type Referral } from '../referral/referral.js';
import { acrossOffices } from '../vacancy/across-offices.js';
import { Room } from '../vacancy/room.js';
import { closeGap, takesAge, type ClosingReason, type Gap } from './gap.js';
import { GapRepository } from './gap.repository.js';
import { WhoWaits, type Waiting } from './who-waits.js';

/** A gap is closed when offer appears, and then the children who waited for it are proposed. */
@Injectable()
export class GapClosing {
  constructor(
    private readonly gaps: GapRepository,
    private readonly offers: OfferRepository,
    private readonly whoWaits: WhoWaits,
    private readonly room: Room,
  ) {}

  /** Whatever changed, it is looked at how it stands now. */
  async offerAppeared(tx: Tx, offerId: string): Promise<void> {
    await acrossOffices(tx);
    const offer = await this.offers.find(tx, offerId);
    if (offer?.status !== 'active') return;
    const room = await this.room.of(tx, offerId);
    if (room === 'none') return;
    for (const gap of await this.gaps.openFor(tx, offer.needs))
      if (serves(offer, gap.commune) && takesAge(gap.ageBand, offer)) await this.meet(tx, gap, offer, room);
  }

  close(tx: Tx, gap: Gap, reason: ClosingReason, offerId?: string): Promise<Gap> {
    return this.save(tx, settle(closeGap(gap, reason, tx.asOf, offerId)));
  }

  /** A service that has declined all who wait is no offer for them: the gap stays open. */
  private async meet(tx: Tx, gap: Gap, offer: Offer, room: 'declared' | 'unknown'): Promise<void> {
    const demands = await this.gaps.demandsOf(tx, gap.id, ['waiting', 'proposed', 'passed-up']);
    const all = await this.whoWaits.behind(tx, demands);
    const waiting = all.filter(({ referral }) => isNewTo(referral, offer.id, room));
    if (demands.length > 0 && waiting.length === 0) return;
    await this.whoWaits.keep(tx, waiting);
    const closed = await this.close(tx, gap, 'offer-appeared', offer.id);
    for (const one of waiting) await this.propose(tx, closed, one, offer.id);
  }

  private async propose(tx: Tx, gap: Gap, { demand, referral }: Waiting, offerId: string): Promise<void> {
    await this.gaps.saveDemand(tx, { ...demand, state: 'proposed', offerId });
    const { id, need, sector } = gap;
    tx.emit(offerEvents.gapProposed, gap, { id, need, sector, referralId: referral.id, serviceId: offerId });
    for (const to of [{ toPerson: referral.personInCharge }, { toRole: 'coordinator' }] as const)
      raiseNotice(tx, gap, { code: 'gap.offer-appeared', aboutKind: 'gap', to, urgency: 'today' });
  }

  private async save(tx: Tx, gap: Gap): Promise<Gap> {
    await this.gaps.save(tx, gap);
    const { id, need, sector, commune, version, closed } = gap;
    tx.emit(offerEvents.gapClosed, gap, { id, need, sector, reason: closed!.reason, serviceId: closed!.offerId });
    tx.audit({ action: 'gap.close', kind: 'gap', id, commune, version, reason: closed!.reason });
    return gap;
  }
}

const serves = ({ communes, regionWide, region }: Offer, commune: string): boolean =>
  communes.includes(commune) || (regionWide && region === regionOf(commune));

/** Who declined is not proposed again; who let it wait in vain is, once it says that it has room. */
function isNewTo(referral: Referral, offerId: string, room: 'declared' | 'unknown'): boolean {
  if (referral.refused.some((refused) => refused.offerId === offerId)) return false;
  return room === 'declared' || providerOf(referral)?.offerId !== offerId;
}
