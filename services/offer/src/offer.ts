import type { ServiceDefinition } from '@oln/service-kit';
import { OfferModule } from './app.module.js';
import { CapacityRow } from './capacity/capacity.entity.js';
import { OfferRow } from './offer-map/offer.entity.js';
import { InstitutionAccountRow, OrganizationRow } from './organization/organization.entity.js';

export const offer: ServiceDefinition = {
  name: 'offer',
  description: 'Map of offer, assisted referral, waiting lists, gaps.',
  module: OfferModule,
  entities: [OrganizationRow, InstitutionAccountRow, OfferRow, CapacityRow],
};
