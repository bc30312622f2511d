import { Module } from '@nestjs/common';
import { PlanProductStoreModule } from '../plan-product/plan-product-store.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { CommunityPlanDecisionsController } from './community-plan-decisions.http.js';
import { CommunityPlanDesk, DeskTools } from './community-plan-desk.service.js';
import { CommunityPlanHandover } from './community-plan-handover.service.js';
import { CommunityPlanOpening, OpeningTools } from './community-plan-opening.service.js';
import { CommunityPlanStepsController } from './community-plan-steps.http.js';
import { CommunityPlanController } from './community-plan.http.js';
import { CommunityPlanModule } from './community-plan.module.js';

@Module({
  imports: [CommunityPlanModule, PlanProductStoreModule, StaffModule],
  controllers: [CommunityPlanController, CommunityPlanStepsController, CommunityPlanDecisionsController],
  providers: [CommunityPlanOpening, OpeningTools, CommunityPlanDesk, DeskTools, CommunityPlanHandover],
})
export class CommunityPlanDoorsModule {}
