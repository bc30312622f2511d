import { Module } from '@nestjs/common';
import { ProjectionModule } from '../projection/projection.module.js';
import { UnknownFactModule } from '../unknown-fact/unknown-fact.module.js';
import { Builder } from './builder.service.js';
import { GenerationController } from './generation.http.js';
import { GenerationService } from './generation.service.js';

@Module({
  imports: [ProjectionModule, UnknownFactModule],
  controllers: [GenerationController],
  providers: [Builder, GenerationService],
})
export class GenerationModule {}
