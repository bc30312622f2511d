import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { ASSESSMENT_PARTS, type AssessmentPart } from '../case-file/case-commands.js';
import type { CaseFile } from '../case-file/case-file.js';
import { GenogramRepository } from '../genogram/genogram.repository.js';
import { DiagnosisKnowledge } from './diagnosis-knowledge.js';
import { DiagnosisRepository } from './diagnosis.repository.js';

/** What must be known of a family before its plan is written: of a therapy more than the common diagnosis (process §3). */
@Injectable()
export class Assessment {
  constructor(
    private readonly diagnoses: DiagnosisRepository,
    private readonly knowledge: DiagnosisKnowledge,
    private readonly genograms: GenogramRepository,
  ) {}

  async hasCommon(tx: Tx, file: CaseFile): Promise<boolean> {
    return (await this.diagnoses.common(tx, file.id, 'entry')) !== undefined;
  }

  async missing(tx: Tx, file: CaseFile): Promise<AssessmentPart[]> {
    if (file.line !== 'family-therapy') return [];
    const has = {
      'systemic-diagnosis': await this.knowledge.hasSystemic(tx, file),
      genogram: await this.hasGenogram(tx, file),
    };
    return ASSESSMENT_PARTS.filter((part) => !has[part]);
  }

  /** One that was drawn for an earlier therapy holds as long as a diagnosis does. */
  private async hasGenogram(tx: Tx, file: CaseFile): Promise<boolean> {
    const since = await this.knowledge.holdsSince(tx, file);
    const newest = await this.genograms.newest(tx, file.familyId);
    return newest !== undefined && (newest.caseId === file.id || newest.drawnAt > since);
  }
}
