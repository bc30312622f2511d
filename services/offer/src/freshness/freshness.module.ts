import { Module } from '@nestjs/common';
import { OfferMapModule } from '../offer-map/offer-map.module.js';
import { FreshnessController } from './freshness.http.js';
import { AskingOwners, FreshnessService } from './freshness.service.js';

/** `FreshnessService.confirmByLink` is for answers that come by a link. */
@Module({
  imports: [OfferMapModule],
  controllers: [FreshnessController],
  providers: [FreshnessService, AskingOwners],
  exports: [FreshnessService],
})
export class FreshnessModule {}
