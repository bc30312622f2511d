import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { EvaluationRepository, type EvaluationView } from '../evaluation/evaluation.repository.js';
import { FamilyPlanRepository } from '../family-plan/family-plan.repository.js';
import { ClosureErrors } from './closure.errors.js';

/** What a closure sums up. */
@Injectable()
export class ClosingRecords {
  constructor(
    private readonly evaluations: EvaluationRepository,
    private readonly plans: FamilyPlanRepository,
  ) {}

  async lastEvaluation(tx: Tx, caseId: string): Promise<EvaluationView> {
    const [last] = await this.evaluations.ofCase(tx, caseId);
    if (!last) throw new RefusedError(refuse(ClosureErrors.NOT_EVALUATED));
    return last;
  }

  plan(tx: Tx, file: CaseFile) {
    return this.plans.approvedPart(tx, file);
  }
}
