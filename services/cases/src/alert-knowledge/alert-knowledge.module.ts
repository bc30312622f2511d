import { Module } from '@nestjs/common';
import { MergedPersonModule } from '@oln/service-kit';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { AlertKnowledgeController } from './alert-knowledge.http.js';
import { AlertKnowledgeConsumer } from './alert-knowledge.nats.js';
import { AlertKnowledgeRepository } from './alert-knowledge.repository.js';
import { AlertKnowledgeService } from './alert-knowledge.service.js';
import { CasesOfChild } from './cases-of-child.js';

@Module({
  imports: [CaseFileModule, MergedPersonModule],
  controllers: [AlertKnowledgeController],
  providers: [AlertKnowledgeService, AlertKnowledgeConsumer, AlertKnowledgeRepository, CasesOfChild],
})
export class AlertKnowledgeModule {}
