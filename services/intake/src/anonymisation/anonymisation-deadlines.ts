import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, PutDeadlines, Standing } from '@oln/contracts';
import { ServiceClock, UnitOfWork, type DueDates, type Tx } from '@oln/service-kit';
import { AnonymisationCourse } from './anonymisation-course.js';
import { ANONYMISATION_DUE_DATES } from './anonymisation-due-dates.js';
import { standingOf } from './anonymisation-process.js';
import { AnonymisationRepository } from './anonymisation.repository.js';
import type { Anonymisation } from './anonymisation.js';

/** What the process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class AnonymisationDeadlines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly table: AnonymisationRepository,
    private readonly course: AnonymisationCourse,
    private readonly clock: ServiceClock,
    @Inject(ANONYMISATION_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  put(put: PutDeadlines): Promise<Standing> {
    return this.work.run('anonymisation.put-deadlines', async (tx) => {
      const one = await this.table.lock(tx, put.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the record is.
      if (one.stage === put.stage) await this.dueDates.put(tx, put);
      return standingOf(one, tx.asOf);
    });
  }

  reached(reached: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('anonymisation.deadline-reached', async (tx) => {
      const one = await this.table.lock(tx, reached.id);
      const now = this.clock.now();
      const answer = await this.dueDates.reached(tx, reached, standingOf(one, now), now);
      if (answer.verdict !== 'stands' || reached.level !== 'due') return answer;
      const after = await this.come(tx, one, reached);
      return { verdict: after ? 'stands' : 'answered', standing: standingOf(after ?? one, now) };
    });
  }

  /** A date of an earlier announcement rings in vain. */
  private async come(tx: Tx, one: Anonymisation, { rule, due }: DeadlineReached): Promise<Anonymisation | undefined> {
    if (rule === 'announced.begin')
      return Date.parse(due) > one.announcedAt.getTime() ? this.course.begin(tx, one) : undefined;
    return rule === 'held.hold-ends' ? this.course.holdEnds(tx, one) : one;
  }
}
