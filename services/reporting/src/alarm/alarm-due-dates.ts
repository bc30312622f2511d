import { reportingEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const ALARM_DUE_DATES = Symbol('DueDates of monitoringAlarm');

/** The clocks of all alarms: the kit's table, told of under their events. */
export const alarmDueDates = (): DueDates =>
  new DueDates({
    process: 'monitoringAlarm',
    kind: 'alarm',
    events: { ...reportingEvents.alarmClocks, notice: reportingEvents.noticeRaised },
  });
