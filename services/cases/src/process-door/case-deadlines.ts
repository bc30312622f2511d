import { Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, PutDeadlines, Standing } from '@oln/contracts';
import { UnitOfWork } from '@oln/service-kit';
import { CaseFileRepository } from '../case-file/case-file.repository.js';
import type { CaseProcessName } from '../case-file/case-due-dates.js';
import { standingOf } from '../case-file/case-process.js';
import { DateComes } from './date-comes.js';
import { DeadlineTools } from './deadline-tools.js';

/** What a case's process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class CaseDeadlines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileRepository,
    private readonly dates: DateComes,
    private readonly tools: DeadlineTools,
  ) {}

  put(process: CaseProcessName, request: PutDeadlines): Promise<Standing> {
    return this.work.run('case.put-deadlines', async (tx) => {
      const file = await this.cases.lock(tx, request.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the case is.
      const dueDates = this.tools.dueDates.of(process);
      if (file.stage === request.stage) await dueDates.put(tx, request, file.personInCharge);
      if (request.revision === 1) await this.tools.happenings.tell(tx, file);
      return standingOf(file, tx.asOf);
    });
  }

  reached(process: CaseProcessName, request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('case.deadline-reached', async (tx) => {
      const file = await this.cases.lock(tx, request.id);
      const now = this.tools.clock.now();
      const answer = await this.tools.dueDates.of(process).reached(tx, request, standingOf(file, now), now);
      if (answer.verdict !== 'stands') return answer;
      if (request.level !== 'due') return answer;
      const after = await this.dates.come(tx, file, request.rule);
      return { verdict: after ? 'stands' : 'answered', standing: standingOf(after ?? file, now) };
    });
  }
}
