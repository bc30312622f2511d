import { Inject, Injectable } from '@nestjs/common';
import { Watched, WatchedOwned, type DueDates } from '@oln/service-kit';
import { ALARM_DUE_DATES } from './alarm-due-dates.js';
import { AlarmProcess } from './alarm-process.js';
import { AlarmRepository } from './alarm.repository.js';
import type { Alarm } from './alarm.js';

/** A process that was terminated by hand lets no alarm fall silent: the watchdog starts it anew. */
@Injectable()
@Watched('monitoringAlarm')
export class WatchedAlarms extends WatchedOwned<Alarm> {
  constructor(table: AlarmRepository, process: AlarmProcess, @Inject(ALARM_DUE_DATES) dueDates: DueDates) {
    super(table, process, dueDates);
  }
}
