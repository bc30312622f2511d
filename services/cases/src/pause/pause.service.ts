import { Injectable } from '@nestjs/common';
import { addTerm, endOfLocalDay, type LocalDate } from '@oln/calendar';
import { OfficePolicy, UnitOfWork } from '@oln/service-kit';
import type { PauseReason } from '../case-file/case-file.js';
import { caseView, type CaseView } from '../case-file/case-file.views.js';
import { FamilyPause, scopeOf, type PauseScope } from './family-pause.js';

/** Family away, hospital, catastrophe: clocks stand still until the end of a day, and then somebody is woken. */
@Injectable()
export class PauseService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly family: FamilyPause,
    private readonly policy: OfficePolicy,
  ) {}

  /** By default all that is open of the family and may stand still, in one command. */
  pause(caseId: string, untilDay: LocalDate, reason: PauseReason, scope = scopeOf(reason)): Promise<CaseView> {
    return this.work.run('case.pause', async (tx) => {
      const cases = await this.family.cases.lockWithFamily(tx, caseId);
      const { file } = cases;
      tx.assertVersion(file.version);
      const { numbers } = await this.policy.of(tx, file.commune);
      const latest = new Date(addTerm(tx.asOf.toISOString(), `${numbers['pause.maximum-days']}d`, []));
      const until = new Date(endOfLocalDay(untilDay));
      const command = { do: 'pause' as const, until, reason, latest };
      const after = await this.family.cases.apply(tx, file, command);
      if (scope === 'family') await this.family.pauseOthers(tx, cases, command);
      return caseView(after);
    });
  }

  /** Together with what of the family was paused in one with it. */
  resume(caseId: string, scope: PauseScope = 'family'): Promise<CaseView> {
    return this.work.run('case.resume', async (tx) => {
      const cases = await this.family.cases.lockWithFamily(tx, caseId);
      tx.assertVersion(cases.file.version);
      const after = await this.family.cases.apply(tx, cases.file, { do: 'resume' });
      if (scope === 'family') await this.family.resumeOthers(tx, cases);
      return caseView(after);
    });
  }
}
