import { casesEvents } from '@oln/contracts';
import { DueDates } from '@oln/service-kit';

export const MEASURE_DUE_DATES = Symbol('DueDates of protectionMeasure');

/** The clocks of all measures: the kit's table, told of under the events of measures. */
export const measureDueDates = (): DueDates =>
  new DueDates({
    process: 'protectionMeasure',
    kind: 'measure',
    events: { ...casesEvents.measureClocks, notice: casesEvents.noticeRaised },
  });
