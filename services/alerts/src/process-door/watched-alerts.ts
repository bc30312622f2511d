import { Inject, Injectable } from '@nestjs/common';
import { Watched, WatchedOwned, type DueDates } from '@oln/service-kit';
import { ALERT_DUE_DATES } from '../alert/alert-due-dates.js';
import { AlertProcess } from '../alert/alert-process.js';
import { AlertRepository } from '../alert/alert.repository.js';
import type { Alert } from '../alert/alert.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the alert stands. */
@Injectable()
@Watched('alert')
export class WatchedAlerts extends WatchedOwned<Alert> {
  constructor(table: AlertRepository, process: AlertProcess, @Inject(ALERT_DUE_DATES) dueDates: DueDates) {
    super(table, process, dueDates);
  }
}
