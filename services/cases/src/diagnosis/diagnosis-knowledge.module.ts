import { Module } from '@nestjs/common';
import { DiagnosisKnowledge } from './diagnosis-knowledge.js';
import { DiagnosisRepository } from './diagnosis.repository.js';

/** What is known of families' diagnoses, for whoever builds on them. */
@Module({
  providers: [DiagnosisKnowledge, DiagnosisRepository],
  exports: [DiagnosisKnowledge, DiagnosisRepository],
})
export class DiagnosisKnowledgeModule {}
