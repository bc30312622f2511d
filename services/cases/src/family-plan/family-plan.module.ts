import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { DiagnosisKnowledgeModule } from '../diagnosis/diagnosis-knowledge.module.js';
import { FamilyPlanController } from './family-plan.http.js';
import { FamilyPlanRecordsModule } from './family-plan-records.module.js';
import { FamilyPlanService } from './family-plan.service.js';
import { PlanGrounds } from './plan-grounds.js';

@Module({
  imports: [CaseFileModule, DiagnosisKnowledgeModule, FamilyPlanRecordsModule],
  controllers: [FamilyPlanController],
  providers: [FamilyPlanService, PlanGrounds],
})
export class FamilyPlanModule {}
