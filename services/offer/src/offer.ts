import type { ServiceDefinition } from '@oln/service-kit';
import { OfferModule } from './app.module.js';
import { CapacityRow } from './capacity/capacity.entity.js';
import { HsdsImportedRow, HsdsImportRow, HsdsSourceRow } from './hsds/hsds-import.entity.js';
import { openMap, openTheMap } from './hsds/open-map.js';
import { acceptPackages } from './hsds/package-body.js';
import { OfferRow } from './offer-map/offer.entity.js';
import { InstitutionAccountRow, OrganizationRow } from './organization/organization.entity.js';

export const offer: ServiceDefinition = {
  name: 'offer',
  description: 'Map of offer, assisted referral, waiting lists, gaps.',
  module: OfferModule,
  entities: [
    OrganizationRow,
    InstitutionAccountRow,
    OfferRow,
    CapacityRow,
    HsdsImportRow,
    HsdsImportedRow,
    HsdsSourceRow,
  ],
  waysIn: openMap,
  extend: async (server, app) => {
    await acceptPackages(server);
    openTheMap(server, app);
  },
};
