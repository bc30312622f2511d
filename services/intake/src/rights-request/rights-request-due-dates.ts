import { intakeEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const RIGHTS_REQUEST_DUE_DATES = Symbol('DueDates of rightsRequest');

/** The clocks of all rights requests: the kit's table, told of under their own events. */
export const rightsRequestDueDates = (): DueDates =>
  new DueDates({
    process: 'rightsRequest',
    kind: 'rights-request',
    events: { ...intakeEvents.rightsRequestClocks, notice: intakeEvents.noticeRaised },
  });
