import { Module } from '@nestjs/common';
import { OfficePolicyReadingModule } from '../office-policy/office-policy-reading.module.js';
import { DiagnosisKnowledge } from './diagnosis-knowledge.js';
import { DiagnosisRepository } from './diagnosis.repository.js';

/** What is known of families' diagnoses, for whoever builds on them. */
@Module({
  imports: [OfficePolicyReadingModule],
  providers: [DiagnosisKnowledge, DiagnosisRepository],
  exports: [DiagnosisKnowledge, DiagnosisRepository],
})
export class DiagnosisKnowledgeModule {}
