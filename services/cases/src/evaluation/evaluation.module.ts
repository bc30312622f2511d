import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { DiagnosisKnowledgeModule } from '../diagnosis/diagnosis-knowledge.module.js';
import { FamilyPlanRecordsModule } from '../family-plan/family-plan-records.module.js';
import { InstrumentModule } from '../instrument/instrument.module.js';
import { TherapyRecordsModule } from '../therapy/therapy-records.module.js';
import { EvaluationController } from './evaluation.http.js';
import { EvaluationGrounds } from './evaluation-grounds.js';
import { EvaluationLimits } from './evaluation-limits.js';
import { EvaluationRepository } from './evaluation.repository.js';
import { EvaluationService } from './evaluation.service.js';

@Module({
  imports: [CaseFileModule, DiagnosisKnowledgeModule, FamilyPlanRecordsModule, InstrumentModule, TherapyRecordsModule],
  controllers: [EvaluationController],
  providers: [EvaluationService, EvaluationGrounds, EvaluationLimits, EvaluationRepository],
  exports: [EvaluationRepository],
})
export class EvaluationModule {}
