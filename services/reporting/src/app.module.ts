import { Module } from '@nestjs/common';
import { CommitmentModule } from './commitment/commitment.module.js';
import { FigureModule } from './figure/figure.module.js';
import { GenerationModule } from './generation/generation.module.js';
import { IndicatorModule } from './indicator/indicator.module.js';
import { OpenDataModule } from './open-data/open-data.module.js';
import { ProjectionModule } from './projection/projection.module.js';
import { UnknownFactModule } from './unknown-fact/unknown-fact.module.js';
import { ReportModule } from './report/report.module.js';

@Module({
  imports: [
    CommitmentModule,
    FigureModule,
    GenerationModule,
    IndicatorModule,
    OpenDataModule,
    ProjectionModule,
    ReportModule,
    UnknownFactModule,
  ],
})
export class ReportingModule {}
