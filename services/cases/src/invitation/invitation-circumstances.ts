import { Injectable } from '@nestjs/common';
import { CaseProcess } from '../case-file/case-process.js';
import { DiagnosisKnowledge } from '../diagnosis/diagnosis-knowledge.js';

/** What surrounds an invitation: the process that waits for it, and what is known of the family's risks. */
@Injectable()
export class InvitationCircumstances {
  constructor(
    readonly process: CaseProcess,
    readonly diagnoses: DiagnosisKnowledge,
  ) {}
}
