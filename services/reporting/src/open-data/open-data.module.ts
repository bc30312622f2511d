import { Module } from '@nestjs/common';
import { FigureModule } from '../figure/figure.module.js';
import { ProjectionModule } from '../projection/projection.module.js';
import { ReportModule } from '../report/report.module.js';
import { FiguresOfClosedQuarters } from './figures-of-closed-quarters.js';
import { OpenDataController } from './open-data.http.js';
import { OpenDataRepository } from './open-data.repository.js';
import { OpenDataService } from './open-data.service.js';
import { OpenFigures } from './open-figures.js';

/** `OpenFigures` is named here once: whoever publishes from somewhere else changes this line. */
@Module({
  imports: [FigureModule, ProjectionModule, ReportModule],
  controllers: [OpenDataController],
  providers: [OpenDataRepository, OpenDataService, { provide: OpenFigures, useClass: FiguresOfClosedQuarters }],
})
export class OpenDataModule {}
