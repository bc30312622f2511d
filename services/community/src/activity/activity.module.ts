import { Module } from '@nestjs/common';
import { CommunityPlanModule } from '../community-plan/community-plan.module.js';
import { ActivityController } from './activity.http.js';
import { ActivityReading } from './activity-reading.js';
import { ActivityRepository } from './activity.repository.js';
import { ActivityService } from './activity.service.js';

@Module({
  imports: [CommunityPlanModule],
  controllers: [ActivityController],
  providers: [ActivityRepository, ActivityService, ActivityReading],
  exports: [ActivityRepository],
})
export class ActivityModule {}
