import { Inject, Injectable } from '@nestjs/common';
import type { PutDeadlines } from '@oln/contracts';
import { DeadlineDesk, OwnedDeadlines, type DueDates, type Tx } from '@oln/service-kit';
import { ALERT_DUE_DATES } from '../alert/alert-due-dates.js';
import { AlertProcess } from '../alert/alert-process.js';
import { AlertRepository } from '../alert/alert.repository.js';
import type { Alert } from '../alert/alert.js';

/** What an alert's process asks of its owner: which clocks run, and what to do when one fires. A term moves no alert. */
@Injectable()
export class AlertDeadlines extends OwnedDeadlines<Alert> {
  constructor(
    desk: DeadlineDesk,
    process: AlertProcess,
    @Inject(ALERT_DUE_DATES) dueDates: DueDates,
    private readonly alerts: AlertRepository,
  ) {
    super(desk, { records: alerts, process, dueDates });
  }

  protected override wasPut(tx: Tx, { id }: Alert, { deadlines }: PutDeadlines): void {
    const first = deadlines.map(({ due }) => due).sort()[0];
    if (first) this.alerts.putDue(tx, id, new Date(first));
  }
}
