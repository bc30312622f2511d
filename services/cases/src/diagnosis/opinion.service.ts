import { Injectable } from '@nestjs/common';
import { settle } from '@oln/contracts';
import { newId, UnitOfWork } from '@oln/service-kit';
import { CaseFileService } from '../case-file/case-file.service.js';
import { caseView, type CaseView } from '../case-file/case-file.views.js';
import { decideOpinion, type Opinion } from './opinion.js';
import { Assessment } from './assessment.js';
import { opinionView, type OpinionView } from './diagnosis.views.js';
import { OpinionRepository } from './opinion.repository.js';

/** The children are heard, and only then does the diagnosis end. */
@Injectable()
export class OpinionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly opinions: OpinionRepository,
    private readonly assessment: Assessment,
  ) {}

  record(caseId: string, given: Opinion): Promise<OpinionView> {
    return this.work.run('opinion.record', async (tx) => {
      const file = await this.cases.lockForWork(tx, caseId);
      const opinion = settle(decideOpinion(file, given));
      const { commune } = file;
      const record = {
        ...opinion,
        id: newId(),
        commune,
        caseId,
        recordedAt: tx.asOf,
        person: tx.context.principal.person,
      };
      await this.opinions.add(tx, record);
      tx.audit({ kind: 'child-opinion', id: record.id, commune, reason: opinion.absentReason });
      return opinionView(record);
    });
  }

  list(caseId: string): Promise<OpinionView[]> {
    return this.work.read('opinion.read', async (tx) => {
      const file = await this.cases.getForReading(tx, caseId);
      tx.audit({ kind: 'case', id: caseId, commune: file.commune });
      return (await this.opinions.ofCase(tx, caseId)).map(opinionView);
    });
  }

  /** Diagnosis → family plan. */
  completeStage(caseId: string): Promise<CaseView> {
    return this.work.run('diagnosis.complete-stage', async (tx) => {
      const file = await this.cases.lockForChange(tx, caseId);
      const heard = await this.opinions.heard(tx, caseId);
      const childrenUnheard = file.children.filter((child) => !heard.has(child));
      return caseView(
        await this.cases.apply(tx, file, {
          do: 'complete-diagnosis',
          hasCommonDiagnosis: await this.assessment.hasCommon(tx, file),
          childrenUnheard,
          assessmentMissing: await this.assessment.missing(tx, file),
        }),
      );
    });
  }
}
