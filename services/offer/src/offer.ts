import type { ServiceDefinition } from '@oln/service-kit';
import { OfferModule } from './app.module.js';
import { CapacityRow } from './capacity/capacity.entity.js';
import { HsdsImportedRow, HsdsImportRow, HsdsSourceRow } from './hsds/hsds-import.entity.js';
import { openMap, openTheMap } from './hsds/open-map.js';
import { acceptPackages } from './hsds/package-body.js';
import { OfferRow } from './offer-map/offer.entity.js';
import { AnswerLinkRow, ReferralAnswerRow } from './answer/answer.entity.js';
import { GapDemandRow, GapRow } from './gap/gap.entity.js';
import { InstitutionAccountRow, OrganizationRow } from './organization/organization.entity.js';
import { ReferralContactRow } from './referral/contact.entity.js';
import { ReferralNoteRow, ReferralRow } from './referral/referral.entity.js';
import { ClaimRow } from './vacancy/claim.entity.js';
import { VacancyOfferRow } from './vacancy/vacancy-offer.entity.js';

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
    ...[ReferralRow, ReferralNoteRow, ReferralAnswerRow, ReferralContactRow, AnswerLinkRow],
    ...[ClaimRow, VacancyOfferRow, GapRow, GapDemandRow],
  ],
  waysIn: () => openMap,
  extend: async (server, app) => {
    await acceptPackages(server);
    openTheMap(server, app);
  },
};
