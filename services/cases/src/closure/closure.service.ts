import { Injectable } from '@nestjs/common';
import { settle } from '@oln/contracts';
import { newId, UnitOfWork } from '@oln/service-kit';
import { CaseFileService } from '../case-file/case-file.service.js';
import { decideExitPlan, type Staying } from './closure.js';
import { toldChanges } from '../instrument/factors.js';
import { ClosureRepository, type ClosureView } from './closure.repository.js';
import { ClosingRecords } from './closing-records.js';

/** Outcome, factors before and after, exit plan. The outcome is fixed here, which frees the caseload. */
@Injectable()
export class ClosureService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly closures: ClosureRepository,
    private readonly records: ClosingRecords,
  ) {}

  close(caseId: string, { staysActive, summary }: { staysActive: Staying[]; summary: string }): Promise<ClosureView> {
    return this.work.run('closure.close', async (tx) => {
      const file = await this.cases.lockForChange(tx, caseId);
      const { objectivesMet, id: evaluationId, changes, counts } = await this.records.lastEvaluation(tx, caseId);
      const { tasksLeftOpen } = settle(decideExitPlan(await this.records.plan(tx, file), staysActive));
      await this.cases.apply(
        tx,
        file,
        { do: 'close', objectivesMet, tasksLeftOpen },
        { factors: counts, factorChanges: toldChanges(changes) },
      );
      const outcome = objectivesMet ? 'completed' : 'partially-completed';
      const origin = { id: newId(), commune: file.commune, caseId, at: tx.asOf, person: tx.context.principal.person };
      return this.closures.add(tx, { ...origin, evaluationId, outcome, changes, counts, staysActive, summary });
    });
  }

  get(caseId: string): Promise<ClosureView> {
    return this.work.read('closure.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return this.closures.get(tx, caseId);
    });
  }
}
