import { Module } from '@nestjs/common';
import { CommitmentModule } from './commitment/commitment.module.js';
import { FigureModule } from './figure/figure.module.js';
import { GenerationModule } from './generation/generation.module.js';
import { IndicatorModule } from './indicator/indicator.module.js';
import { ProjectionModule } from './projection/projection.module.js';
import { UnknownFactModule } from './unknown-fact/unknown-fact.module.js';

@Module({
  imports: [CommitmentModule, FigureModule, GenerationModule, IndicatorModule, ProjectionModule, UnknownFactModule],
})
export class ReportingModule {}
