import { Module } from '@nestjs/common';
import { CommunityPlanModule } from '../community-plan/community-plan.module.js';
import { PlanProductController } from './plan-product.http.js';
import { PlanProductService } from './plan-product.service.js';
import { PlanProductStoreModule } from './plan-product-store.module.js';

@Module({
  imports: [CommunityPlanModule, PlanProductStoreModule],
  controllers: [PlanProductController],
  providers: [PlanProductService],
})
export class PlanProductModule {}
