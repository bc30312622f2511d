import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { InstrumentModule } from '../instrument/instrument.module.js';
import { GenogramRecordsModule } from '../genogram/genogram-records.module.js';
import { Assessment } from './assessment.js';
import { DiagnosisKnowledgeModule } from './diagnosis-knowledge.module.js';
import { DiagnosisController } from './diagnosis.http.js';
import { DiagnosisService } from './diagnosis.service.js';
import { DiagnosisSources } from './diagnosis-sources.js';
import { OpinionController } from './opinion.http.js';
import { OpinionRepository } from './opinion.repository.js';
import { OpinionService } from './opinion.service.js';

@Module({
  imports: [CaseFileModule, InstrumentModule, DiagnosisKnowledgeModule, GenogramRecordsModule],
  controllers: [DiagnosisController, OpinionController],
  providers: [DiagnosisService, DiagnosisSources, Assessment, OpinionService, OpinionRepository],
})
export class DiagnosisModule {}
