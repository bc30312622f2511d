import { casesEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const ESCALATION_DUE_DATES = Symbol('DueDates of escalation');

/** The clocks of all escalations: the kit's table, told of under the events of escalations. */
export const escalationDueDates = (): DueDates =>
  new DueDates({
    process: 'escalation',
    kind: 'escalation',
    events: { ...casesEvents.escalationClocks, notice: casesEvents.noticeRaised },
  });
