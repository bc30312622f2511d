import { Module } from '@nestjs/common';
import { MeasureCatalogueController } from './measure-catalogue.http.js';
import { MeasureCatalogueRepository } from './measure-catalogue.repository.js';
import { MeasureCatalogueService } from './measure-catalogue.service.js';

@Module({
  controllers: [MeasureCatalogueController],
  providers: [MeasureCatalogueService, MeasureCatalogueRepository],
  exports: [MeasureCatalogueService],
})
export class MeasureCatalogueModule {}
