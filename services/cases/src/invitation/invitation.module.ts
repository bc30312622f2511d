import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { DiagnosisKnowledgeModule } from '../diagnosis/diagnosis-knowledge.module.js';
import { ContactHistoryModule } from './contact-history.module.js';
import { TherapyRecordsModule } from '../therapy/therapy-records.module.js';
import { DocumentController } from './document.http.js';
import { DocumentService } from './document.service.js';
import { InvitationController } from './invitation.http.js';
import { InvitationService } from './invitation.service.js';
import { InvitationCircumstances } from './invitation-circumstances.js';

@Module({
  imports: [CaseFileModule, DiagnosisKnowledgeModule, ContactHistoryModule, TherapyRecordsModule],
  controllers: [InvitationController, DocumentController],
  providers: [InvitationService, InvitationCircumstances, DocumentService],
})
export class InvitationModule {}
