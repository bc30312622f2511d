import { Injectable } from '@nestjs/common';
import { CaseProcess } from '../case-file/case-process.js';
import { Rescue } from '../therapy/rescue.js';
import { DiagnosisKnowledge } from '../diagnosis/diagnosis-knowledge.js';

/** What surrounds contacts with a family: its process, what is known of its risks, and whether it is to be rescued. */
@Injectable()
export class InvitationCircumstances {
  constructor(
    readonly process: CaseProcess,
    readonly diagnoses: DiagnosisKnowledge,
    readonly rescue: Rescue,
  ) {}
}
