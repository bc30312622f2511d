import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.js';
import { MapStaffConsumer } from './map-staff.nats.js';
import { MapStaff } from './map-staff.service.js';
import { OfferMapController } from './offer-map.http.js';
import { OfferMapService } from './offer-map.service.js';
import { OfferRepository } from './offer.repository.js';
import { OfferRows } from './offer.rows.js';
import { ProviderRights } from './provider-rights.js';

@Module({
  imports: [OrganizationModule],
  controllers: [OfferMapController],
  providers: [OfferMapService, OfferRepository, OfferRows, ProviderRights, MapStaff, MapStaffConsumer],
  exports: [OfferRepository, ProviderRights, OrganizationModule],
})
export class OfferMapModule {}
