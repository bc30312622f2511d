import { Injectable } from '@nestjs/common';
import { AGE_OF_MAJORITY } from '@oln/calendar';
import type { Tx } from '@oln/service-kit';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { raiseNotice } from '../referral/referral-notices.js';
import type { Referral } from '../referral/referral.js';
import { ReferralRepository } from '../referral/referral.repository.js';
import { tellDemandEnded } from './demand-ended.js';
import { waitsNoMore, type Demand, type Ending, type Gap } from './gap.js';
import { GapRepository } from './gap.repository.js';

/** Who waits no more is proposed nothing, and what is proposed already is taken from whoever would have called. */
@Injectable()
export class EndedWaits {
  constructor(
    private readonly gaps: GapRepository,
    private readonly offers: OfferRepository,
    private readonly referrals: ReferralRepository,
  ) {}

  async ofReferral(tx: Tx, { id }: Referral, reason: Ending['reason']): Promise<void> {
    for (const demand of await this.gaps.lockLivingOf(tx, [id]))
      await this.end(tx, await this.gaps.get(tx, demand.gapId), demand, reason);
  }

  /** Of referrals that have closed: one that lives is ended first, or is left to whoever walks with the child. */
  async ofChild(tx: Tx, entries: readonly string[], reason: 'deceased' | 'of-age'): Promise<void> {
    const closed = new Map((await this.referrals.closedOfChild(tx, entries)).map((one) => [one.id, one]));
    for (const demand of await this.gaps.lockLivingOf(tx, [...closed.keys()])) {
      const gap = await this.gaps.get(tx, demand.gapId);
      const referral = closed.get(demand.referralId!)!;
      const to = { toPerson: referral.personInCharge };
      if (reason === 'of-age' && (await this.isForAdultsToo(tx, gap, demand))) {
        raiseNotice(tx, referral, { code: 'referral.child-of-age', to, urgency: 'today' });
        continue;
      }
      await this.end(tx, gap, demand, reason);
      raiseNotice(tx, gap, { code: 'gap.demand-ended', aboutKind: 'gap', to, urgency: 'today' });
    }
  }

  /** The place of a child goes to a child; what is for a family, or a service that is proposed and takes adults, is not lost by a birthday. */
  private async isForAdultsToo(tx: Tx, { ageBand }: Gap, { offerId }: Demand): Promise<boolean> {
    if (ageBand === 'family' || !offerId) return ageBand === 'family';
    const offer = await this.offers.find(tx, offerId);
    return offer !== undefined && (offer.maxAge === undefined || offer.maxAge >= AGE_OF_MAJORITY);
  }

  private async end(tx: Tx, gap: Gap, demand: Demand, reason: Ending['reason']): Promise<void> {
    const ended = { at: tx.asOf, by: tx.context.principal.person, reason };
    await this.gaps.saveDemand(tx, waitsNoMore(demand, ended));
    tellDemandEnded(tx, gap, { id: demand.id, reason, referralId: demand.referralId });
  }
}
