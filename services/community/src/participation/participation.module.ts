import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { CommunityPlanModule } from '../community-plan/community-plan.module.js';
import { ParticipationController } from './participation.http.js';
import { ParticipationFiguresRepository } from './participation-figures.repository.js';
import { ParticipationReading } from './participation-reading.js';
import { ParticipationRepository } from './participation.repository.js';
import { ParticipationService, ParticipationTools } from './participation.service.js';
import { Registry } from './registry.js';

@Module({
  imports: [ActivityModule, CommunityPlanModule],
  controllers: [ParticipationController],
  providers: [
    ...[ParticipationService, ParticipationTools, ParticipationReading, Registry],
    ...[ParticipationRepository, ParticipationFiguresRepository],
  ],
  exports: [ParticipationRepository],
})
export class ParticipationModule {}
