import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineReached } from '@oln/contracts';
import { DeadlineDesk, OwnedDeadlines, type DueDates, type Tx } from '@oln/service-kit';
import { DateComes } from './date-comes.js';
import { ReferralCourse } from './referral-course.service.js';
import { REFERRAL_DUE_DATES } from './referral-due-dates.js';
import { ReferralProcess } from './referral-process.js';
import type { Referral } from './referral.js';

/** What a referral's process asks of its owner: which clocks run, and what to do when one fires. */
@Injectable()
export class ReferralDeadlines extends OwnedDeadlines<Referral> {
  constructor(
    desk: DeadlineDesk,
    course: ReferralCourse,
    process: ReferralProcess,
    @Inject(REFERRAL_DUE_DATES) dueDates: DueDates,
    private readonly dates: DateComes,
  ) {
    super(desk, { records: course, process, dueDates });
  }

  protected override come(tx: Tx, referral: Referral, { rule }: DeadlineReached): Promise<Referral | undefined> {
    return this.dates.come(tx, referral, rule);
  }
}
