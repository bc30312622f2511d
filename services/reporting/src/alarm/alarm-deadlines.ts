import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, PutDeadlines, Standing } from '@oln/contracts';
import { ServiceClock, UnitOfWork, type DueDates } from '@oln/service-kit';
import { ALARM_DUE_DATES } from './alarm-due-dates.js';
import { standingOf } from './alarm-process.js';
import { AlarmRepository } from './alarm.repository.js';

/** What the process asks of its owner: which clocks run, and what to do when one fires. A term that is late moves nothing. */
@Injectable()
export class AlarmDeadlines {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alarms: AlarmRepository,
    private readonly clock: ServiceClock,
    @Inject(ALARM_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  put(request: PutDeadlines): Promise<Standing> {
    return this.work.run('alarm.put-deadlines', async (tx) => {
      const alarm = await this.alarms.lock(tx, request.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the record is.
      if (alarm.stage === request.stage) await this.dueDates.put(tx, request, alarm.personInCharge);
      return standingOf(alarm, tx.asOf);
    });
  }

  reached(request: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('alarm.deadline-reached', async (tx) => {
      const alarm = await this.alarms.lock(tx, request.id);
      const now = this.clock.now();
      return this.dueDates.reached(tx, request, standingOf(alarm, now), now);
    });
  }
}
