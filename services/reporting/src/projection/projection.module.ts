import { Module } from '@nestjs/common';
import { GenerationRepository } from '../generation/generation.repository.js';
import { ProjectionListener } from './projection.nats.js';
import { ProjectionRepository } from './projection.repository.js';
import { ProjectionService } from './projection.service.js';

@Module({
  providers: [GenerationRepository, ProjectionListener, ProjectionRepository, ProjectionService],
  exports: [GenerationRepository, ProjectionRepository, ProjectionService],
})
export class ProjectionModule {}
