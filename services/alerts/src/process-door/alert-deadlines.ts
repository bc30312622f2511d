import { Inject, Injectable } from '@nestjs/common';
import type { DeadlineAnswer, DeadlineReached, OwnerActivities, PutDeadlines, Standing } from '@oln/contracts';
import { ActivityDoor, ServiceClock, UnitOfWork, type DueDates } from '@oln/service-kit';
import { ALERT_DUE_DATES } from '../alert/alert-due-dates.js';
import { standingOf } from '../alert/alert-process.js';
import { AlertRepository } from '../alert/alert.repository.js';

/** The door of the process `alert-<alertId>`: which clocks run, and what to do when one fires. A term moves no alert. */
@Injectable()
@ActivityDoor('alert')
export class AlertDoor implements OwnerActivities {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alerts: AlertRepository,
    private readonly clock: ServiceClock,
    @Inject(ALERT_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  putDeadlines(put: PutDeadlines): Promise<Standing> {
    return this.work.run('alert.put-deadlines', async (tx) => {
      const alert = await this.alerts.lock(tx, put.id);
      // Clocks of a stage that was left meanwhile are not set: the answer takes the process to where the alert is.
      if (alert.stage === put.stage) {
        await this.dueDates.put(tx, put, alert.personInCharge);
        const first = put.deadlines.map(({ due }) => due).sort()[0];
        if (first) this.alerts.putDue(tx, alert.id, new Date(first));
      }
      return standingOf(alert, tx.asOf);
    });
  }

  deadlineReached(reached: DeadlineReached): Promise<DeadlineAnswer> {
    return this.work.run('alert.deadline-reached', async (tx) => {
      const alert = await this.alerts.lock(tx, reached.id);
      const now = this.clock.now();
      return this.dueDates.reached(tx, reached, standingOf(alert, now), now);
    });
  }
}
