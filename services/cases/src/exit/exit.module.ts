import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { DiagnosisKnowledgeModule } from '../diagnosis/diagnosis-knowledge.module.js';
import { ContactHistoryModule } from '../invitation/contact-history.module.js';
import { ExitController } from './exit.http.js';
import { ExitService } from './exit.service.js';

@Module({
  imports: [CaseFileModule, DiagnosisKnowledgeModule, ContactHistoryModule],
  controllers: [ExitController],
  providers: [ExitService],
})
export class ExitModule {}
