import { Module } from '@nestjs/common';
import { CommitmentModule } from './commitment/commitment.module.js';
import { FigureModule } from './figure/figure.module.js';
import { GenerationModule } from './generation/generation.module.js';
import { IndicatorModule } from './indicator/indicator.module.js';
import { ProjectionModule } from './projection/projection.module.js';

@Module({ imports: [CommitmentModule, FigureModule, GenerationModule, IndicatorModule, ProjectionModule] })
export class ReportingModule {}
