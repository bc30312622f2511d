import { Module } from '@nestjs/common';
import { communityEvents } from '@oln/contracts';
import { DueModule, ErasureModule, HeldDataModule, MergedPersonModule, OfficePolicyModule } from '@oln/service-kit';
import { ActivityModule } from './activity/activity.module.js';
import { CommunityPlanDoorsModule } from './community-plan/community-plan-doors.module.js';
import { CommunityEraser } from './erasure/community-eraser.js';
import { COMMUNITY_HELD_DATA } from './held-data/community-held-data.js';
import { OpinionModule } from './opinion/opinion.module.js';
import { ParticipationModule } from './participation/participation.module.js';
import { PlanProductModule } from './plan-product/plan-product.module.js';
import { ProcessDoorModule } from './process-door/process-door.module.js';
import { StaffModule } from './staff/staff.module.js';

@Module({
  imports: [
    ActivityModule,
    CommunityPlanDoorsModule,
    MergedPersonModule,
    OpinionModule,
    ParticipationModule,
    PlanProductModule,
    ProcessDoorModule,
    StaffModule,
    ErasureModule.for({ eraser: CommunityEraser, answered: communityEvents.erasureAnswered }),
    DueModule.for('community', {
      right: 'community-plans.follow',
      processes: { communityPlan: 'community-plans.follow' },
    }),
    OfficePolicyModule.for({ read: 'community-terms.read', change: 'community-terms.change' }),
    HeldDataModule.for(COMMUNITY_HELD_DATA),
  ],
})
export class CommunityModule {}
