import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineReached } from '@oln/contracts';
import { DeadlineDesk, OwnedDeadlines, type DueDates, type Tx } from '@oln/service-kit';
import { AnonymisationCourse } from './anonymisation-course.js';
import { ANONYMISATION_DUE_DATES } from './anonymisation-due-dates.js';
import { AnonymisationProcess } from './anonymisation-process.js';
import { AnonymisationRepository } from './anonymisation.repository.js';
import type { Anonymisation } from './anonymisation.js';

/** What the process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class AnonymisationDeadlines extends OwnedDeadlines<Anonymisation> {
  constructor(
    desk: DeadlineDesk,
    records: AnonymisationRepository,
    process: AnonymisationProcess,
    @Inject(ANONYMISATION_DUE_DATES) dueDates: DueDates,
    private readonly course: AnonymisationCourse,
  ) {
    super(desk, { records, process, dueDates });
  }

  /** A date of an earlier announcement rings in vain. */
  protected override async come(
    tx: Tx,
    one: Anonymisation,
    { rule, due }: DeadlineReached,
  ): Promise<Anonymisation | undefined> {
    if (rule === 'announced.begin')
      return Date.parse(due) > one.announcedAt.getTime() ? this.course.begin(tx, one) : undefined;
    return rule === 'held.hold-ends' ? this.course.holdEnds(tx, one) : one;
  }
}
