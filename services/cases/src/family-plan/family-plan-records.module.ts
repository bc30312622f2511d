import { Module } from '@nestjs/common';
import { FamilyPlanRepository } from './family-plan.repository.js';
import { PlanRows } from './plan-rows.js';

@Module({ providers: [FamilyPlanRepository, PlanRows], exports: [FamilyPlanRepository] })
export class FamilyPlanRecordsModule {}
