import { intakeEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const REQUEST_DUE_DATES = Symbol('DueDates of intake');

/** The clocks of all requests: the kit's table, told of under the events of intake. */
export const requestDueDates = (): DueDates =>
  new DueDates({
    process: 'intake',
    kind: 'request',
    events: {
      set: intakeEvents.deadlineSet,
      met: intakeEvents.deadlineMet,
      resumed: intakeEvents.deadlineResumed,
      reminded: intakeEvents.deadlineReminded,
      overdue: intakeEvents.deadlineOverdue,
      climbed: intakeEvents.deadlineClimbed,
      notice: intakeEvents.noticeRaised,
    },
  });
