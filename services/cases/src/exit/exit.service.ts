import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@oln/service-kit';
import type { Command } from '../case-file/case-commands.js';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { caseView, type CaseView } from '../case-file/case-file.views.js';
import { raiseNotice } from '../case-file/case-notices.js';
import { DiagnosisKnowledge } from '../diagnosis/diagnosis-knowledge.js';
import { ContactHistory } from '../invitation/contact-history.js';

type Renunciation = { reason: Command<'renounce'>['reason']; answered: Command<'renounce'>['risks']['answered'] };

/** The ways out that stand open at every stage: a family renounces, or is not found. */
@Injectable()
export class ExitService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly diagnoses: DiagnosisKnowledge,
    private readonly contacts: ContactHistory,
  ) {}

  renounce(caseId: string, { reason, answered }: Renunciation): Promise<CaseView> {
    return this.work.run('exit.renounce', async (tx) => {
      const file = await this.cases.lockForChange(tx, caseId);
      const risks = await this.diagnoses.riskCheck(tx, file, answered);
      return caseView(await this.cases.apply(tx, file, { do: 'renounce', reason, risks }));
    });
  }

  stopSearching(caseId: string, reason: Command<'stop-searching'>['reason']): Promise<CaseView> {
    return this.work.run('exit.not-located', async (tx) => {
      const file = await this.cases.lockForChange(tx, caseId);
      const contact = await this.contacts.of(tx, file);
      await this.tellOfRisks(tx, file);
      return caseView(await this.cases.apply(tx, file, { do: 'stop-searching', reason, contact }));
    });
  }

  /** A family that cannot be found and whose child is at grave risk is not only looked at again in 60 days. */
  private async tellOfRisks(tx: Tx, file: CaseFile): Promise<void> {
    const risks = await this.diagnoses.criticalRisks(tx, file);
    if (risks.length === 0) return;
    raiseNotice(tx, file, {
      code: 'case.not-located-at-risk',
      aboutKind: 'case',
      to: { toRole: 'coordinator' },
      urgency: 'now',
    });
  }
}
