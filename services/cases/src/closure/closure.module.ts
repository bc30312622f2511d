import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { EvaluationModule } from '../evaluation/evaluation.module.js';
import { FamilyPlanRecordsModule } from '../family-plan/family-plan-records.module.js';
import { ClosureController } from './closure.http.js';
import { ClosureRepository } from './closure.repository.js';
import { ClosureService } from './closure.service.js';
import { ClosingRecords } from './closing-records.js';

@Module({
  imports: [CaseFileModule, EvaluationModule, FamilyPlanRecordsModule],
  controllers: [ClosureController],
  providers: [ClosureService, ClosingRecords, ClosureRepository],
})
export class ClosureModule {}
