import { alertsEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const ALERT_DUE_DATES = Symbol('DueDates of alert');

/** The clocks of all alerts: the kit's table, told of under the events of alerts. */
export const alertDueDates = (): DueDates =>
  new DueDates({
    process: 'alert',
    kind: 'alert',
    events: { ...alertsEvents.alertClocks, notice: alertsEvents.noticeRaised },
  });
