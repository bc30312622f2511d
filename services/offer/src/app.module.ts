import { Module } from '@nestjs/common';
import { offerEvents } from '@oln/contracts';
import { DueModule, ErasureModule, HeldDataModule, OfficePolicyModule } from '@oln/service-kit';
import { CapacityModule } from './capacity/capacity.module.js';
import { FreshnessModule } from './freshness/freshness.module.js';
import { OFFER_HELD_DATA } from './held-data/offer-held-data.js';
import { HsdsModule } from './hsds/hsds.module.js';
import { IndexKeysModule } from './index-keys/index-keys.module.js';
import { OfferMapModule } from './offer-map/offer-map.module.js';
import { OrganizationModule } from './organization/organization.module.js';
import { ReferralModule } from './referral/referral.module.js';
import { OfferEraser } from './erasure/offer-eraser.js';

@Module({
  imports: [
    ErasureModule.for({ eraser: OfferEraser, answered: offerEvents.erasureAnswered }),
    DueModule.for('offer', { right: 'referrals.follow', processes: { assistedReferral: 'referrals.follow' } }),
    OfficePolicyModule.for({ read: 'offer-terms.read', change: 'offer-terms.change' }),
    HeldDataModule.for(OFFER_HELD_DATA),
    OrganizationModule,
    OfferMapModule,
    CapacityModule,
    FreshnessModule,
    HsdsModule,
    IndexKeysModule,
    ReferralModule,
  ],
})
export class OfferModule {}
