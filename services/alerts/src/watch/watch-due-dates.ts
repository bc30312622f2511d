import { alertsEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const WATCH_DUE_DATES = Symbol('DueDates of childWatch');

/** The clocks of all watches: the kit's table, told of under the events of alerts. */
export const watchDueDates = (): DueDates =>
  new DueDates({
    process: 'childWatch',
    kind: 'watch',
    events: { ...alertsEvents.watchClocks, notice: alertsEvents.noticeRaised },
  });
