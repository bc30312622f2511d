import { Injectable } from '@nestjs/common';
import { addTerm, endOfLocalDay, type LocalDate } from '@oln/calendar';
import { OfficePolicy, UnitOfWork } from '@oln/service-kit';
import type { PauseReason } from '../case-file/case-file.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { caseView, type CaseView } from '../case-file/case-file.views.js';

/** Family away, hospital, catastrophe: clocks stand still until the end of a day, and then somebody is woken. */
@Injectable()
export class PauseService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly policy: OfficePolicy,
  ) {}

  pause(caseId: string, untilDay: LocalDate, reason: PauseReason): Promise<CaseView> {
    return this.work.run('case.pause', async (tx) => {
      const file = await this.cases.lockForChange(tx, caseId);
      const { numbers } = await this.policy.of(tx, file.commune);
      const latest = new Date(addTerm(tx.asOf.toISOString(), `${numbers['pause.maximum-days']}d`, []));
      const until = new Date(endOfLocalDay(untilDay));
      return caseView(await this.cases.apply(tx, file, { do: 'pause', until, reason, latest }));
    });
  }

  resume(caseId: string): Promise<CaseView> {
    return this.work.run('case.resume', async (tx) => caseView(await this.cases.change(tx, caseId, { do: 'resume' })));
  }
}
