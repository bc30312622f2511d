import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, PutDeadlines, Standing } from '@oln/contracts';
import { ServiceClock, UnitOfWork, type DueDates } from '@oln/service-kit';
import { DateComes } from './date-comes.js';
import { ReferralCourse } from './referral-course.service.js';
import { REFERRAL_DUE_DATES } from './referral-due-dates.js';
import { standingOf } from './referral-process.js';

/** What a referral's process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class ReferralDeadlines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly course: ReferralCourse,
    private readonly dates: DateComes,
    private readonly clock: ServiceClock,
    @Inject(REFERRAL_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  put(request: PutDeadlines): Promise<Standing> {
    return this.work.run('referral.put-deadlines', async (tx) => {
      const referral = await this.course.lock(tx, request.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the referral is.
      if (referral.stage === request.stage) await this.dueDates.put(tx, request, referral.personInCharge);
      return standingOf(referral, tx.asOf);
    });
  }

  reached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('referral.deadline-reached', async (tx) => {
      const referral = await this.course.lock(tx, request.id);
      const now = this.clock.now();
      const answer = await this.dueDates.reached(tx, request, standingOf(referral, now), now);
      if (answer.verdict !== 'stands' || request.level !== 'due') return answer;
      const after = await this.dates.come(tx, referral, request.rule);
      return { verdict: after ? 'stands' : 'answered', standing: standingOf(after ?? referral, now) };
    });
  }
}
