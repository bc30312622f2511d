import { Module } from '@nestjs/common';
import { OfferMapModule } from '../offer-map/offer-map.module.js';
import { CapacityController } from './capacity.http.js';
import { CapacityNews } from './capacity-news.js';
import { CapacityRepository } from './capacity.repository.js';
import { CapacityService } from './capacity.service.js';

@Module({
  imports: [OfferMapModule],
  controllers: [CapacityController],
  providers: [CapacityService, CapacityRepository, CapacityNews],
  exports: [CapacityService, CapacityRepository, CapacityNews],
})
export class CapacityModule {}
