import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { CommunityPlanModule } from '../community-plan/community-plan.module.js';
import { CommunityPlanActivities } from './community-plan.activities.js';
import { CommunityPlanDeadlines } from './community-plan-deadlines.js';
import { WatchedCommunityPlans } from './watched-community-plans.js';

@Module({
  imports: [ActivityModule, CommunityPlanModule],
  providers: [CommunityPlanActivities, CommunityPlanDeadlines, WatchedCommunityPlans],
})
export class ProcessDoorModule {}
