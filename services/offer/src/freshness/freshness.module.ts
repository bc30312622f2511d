import { Module } from '@nestjs/common';
import { OfferMapModule } from '../offer-map/offer-map.module.js';
import { AskingOwners } from './asking-owners.js';
import { FreshnessController } from './freshness.http.js';
import { FreshnessService } from './freshness.service.js';

/** `FreshnessService.confirmByLink` is for answers that come by a link. */
@Module({
  imports: [OfferMapModule],
  controllers: [FreshnessController],
  providers: [FreshnessService, AskingOwners],
  exports: [FreshnessService],
})
export class FreshnessModule {}
