import { Injectable } from '@nestjs/common';
import { type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { DiagnosisRepository } from '../diagnosis/diagnosis.repository.js';
import { FamilyPlanRepository } from '../family-plan/family-plan.repository.js';
import { InstrumentRepository } from '../instrument/instrument.repository.js';
import { EvaluationLimits } from './evaluation-limits.js';
import type { Grounds } from './evaluation.js';

/** What an evaluation rests on. */
@Injectable()
export class EvaluationGrounds {
  constructor(
    private readonly diagnoses: DiagnosisRepository,
    private readonly plans: FamilyPlanRepository,
    private readonly instruments: InstrumentRepository,
    readonly limits: EvaluationLimits,
  ) {}

  async of(tx: Tx, file: CaseFile): Promise<Grounds> {
    const entry = await this.diagnoses.common(tx, file.id, 'entry');
    const latest = await this.diagnoses.common(tx, file.id, 'evaluation');
    const again = latest && latest.completedAt >= file.stageSince ? latest : undefined;
    const instrument = entry && (await this.instruments.get(tx, entry.instrumentId));
    return { entry, again, content: instrument?.content, plan: await this.plans.approvedPart(tx, file) };
  }
}
