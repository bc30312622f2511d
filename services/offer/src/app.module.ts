import { Module } from '@nestjs/common';
import { DueModule, OfficePolicyModule } from '@oln/service-kit';
import { CapacityModule } from './capacity/capacity.module.js';
import { FreshnessModule } from './freshness/freshness.module.js';
import { HsdsModule } from './hsds/hsds.module.js';
import { OfferMapModule } from './offer-map/offer-map.module.js';
import { OrganizationModule } from './organization/organization.module.js';
import { ReferralModule } from './referral/referral.module.js';
import { visibleTo } from './referral/referral-rights.js';

@Module({
  imports: [
    DueModule.for({ right: 'referrals.follow', visibleTo }),
    OfficePolicyModule.for({ read: 'offer-terms.read', change: 'offer-terms.change' }),
    OrganizationModule,
    OfferMapModule,
    CapacityModule,
    FreshnessModule,
    HsdsModule,
    ReferralModule,
  ],
})
export class OfferModule {}
