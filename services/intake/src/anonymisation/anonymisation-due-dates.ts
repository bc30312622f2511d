import { intakeEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const ANONYMISATION_DUE_DATES = Symbol('DueDates of anonymisation');

/** The clocks of all anonymisations: the kit's table, told of under their own events. */
export const anonymisationDueDates = (): DueDates =>
  new DueDates({
    process: 'anonymisation',
    kind: 'anonymisation',
    events: { ...intakeEvents.anonymisationClocks, notice: intakeEvents.noticeRaised },
  });
