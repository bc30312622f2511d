import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module.js';
import { OfferMapModule } from '../offer-map/offer-map.module.js';
import { HsdsApiController } from './hsds-api.http.js';
import { HsdsApiRepository } from './hsds-api.repository.js';
import { HsdsApiService, HsdsOrganizationsService } from './hsds-api.service.js';
import { HsdsExportService } from './hsds-export.service.js';
import { HsdsExportController, HsdsImportController } from './hsds-import.http.js';
import { HsdsImportRepository } from './hsds-import.repository.js';
import { HsdsImportService } from './hsds-import.service.js';
import { ImportedOffers } from './imported-offers.js';
import { ImportedOrganizations } from './imported-organizations.js';
import { PublishedMap } from './published-map.service.js';

@Module({
  imports: [OfferMapModule, CapacityModule],
  controllers: [HsdsApiController, HsdsImportController, HsdsExportController],
  providers: [
    HsdsApiService,
    HsdsOrganizationsService,
    HsdsApiRepository,
    HsdsImportService,
    HsdsExportService,
    HsdsImportRepository,
    ImportedOrganizations,
    ImportedOffers,
    PublishedMap,
  ],
})
export class HsdsModule {}
