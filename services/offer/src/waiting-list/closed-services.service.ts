import { Injectable } from '@nestjs/common';
import { Sweep, UnitOfWork, type Tx } from '@oln/service-kit';
import { OfferRepository } from '../offer-map/offer.repository.js';
import { tellOffice } from '../referral/referral-notices.js';
import { acrossOffices } from '../vacancy/across-offices.js';
import { ToldClosings } from './told-closings.repository.js';

/** More are left to the next transaction: none is to last. */
const AT_ONCE = 200;

/** A service that closes does not keep its list in silence: whoever walks with each child decides how it goes on. */
@Injectable()
export class ClosedServices {
  constructor(
    private readonly work: UnitOfWork,
    private readonly offers: OfferRepository,
    private readonly told: ToldClosings,
  ) {}

  /** Whatever changed, the service is looked at how it stands now. Gives for how many referrals it was told. */
  async look(tx: Tx, offerId: string): Promise<number> {
    await acrossOffices(tx);
    if (await this.offers.isActive(tx, offerId)) {
      await this.told.forget(tx, offerId);
      return 0;
    }
    const untold = await this.told.mark(tx, offerId, AT_ONCE);
    for (const { personInCharge, ...referral } of untold)
      tellOffice(tx, referral, personInCharge, { code: 'referral.service-closed', urgency: 'today' });
    return untold.length;
  }

  /** Long lists, and whoever was sent there in the moment in which it closed. */
  @Sweep('closed-services', 60)
  async tellUntold(): Promise<number> {
    const offers = await this.work.read('offer.closed', (tx) => this.told.untold(tx, AT_ONCE));
    let all = 0;
    for (const offerId of offers)
      for (let told = AT_ONCE; told === AT_ONCE; all += told)
        told = await this.work.run('offer.tell-closed', (tx) => this.look(tx, offerId));
    return all;
  }
}
