import { casesEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const CASE_DUE_DATES = Symbol('DueDates of caseManagement');

/** The clocks of all cases: the kit's table, told of under the events of cases. */
export const caseDueDates = (): DueDates =>
  new DueDates({
    process: 'caseManagement',
    kind: 'case',
    events: {
      set: casesEvents.deadlineSet,
      met: casesEvents.deadlineMet,
      reminded: casesEvents.deadlineReminded,
      overdue: casesEvents.deadlineOverdue,
      climbed: casesEvents.deadlineClimbed,
      notice: casesEvents.noticeRaised,
    },
  });
