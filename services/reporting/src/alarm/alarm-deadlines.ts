import { Inject, Injectable } from '@nestjs/common';
import { DeadlineDesk, OwnedDeadlines, type DueDates } from '@oln/service-kit';
import { ALARM_DUE_DATES } from './alarm-due-dates.js';
import { AlarmProcess } from './alarm-process.js';
import { AlarmRepository } from './alarm.repository.js';
import type { Alarm } from './alarm.js';

/** What the process asks of its owner: which clocks run, and what to do when one fires. A term that is late moves nothing. */
@Injectable()
export class AlarmDeadlines extends OwnedDeadlines<Alarm> {
  constructor(
    desk: DeadlineDesk,
    records: AlarmRepository,
    process: AlarmProcess,
    @Inject(ALARM_DUE_DATES) dueDates: DueDates,
  ) {
    super(desk, { records, process, dueDates });
  }
}
