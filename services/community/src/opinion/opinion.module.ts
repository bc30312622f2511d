import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { ParticipationModule } from '../participation/participation.module.js';
import { OpinionController } from './opinion.http.js';
import { OpinionRepository } from './opinion.repository.js';
import { OpinionService } from './opinion.service.js';

@Module({
  imports: [ActivityModule, ParticipationModule],
  controllers: [OpinionController],
  providers: [OpinionService, OpinionRepository],
})
export class OpinionModule {}
