import { Inject, Injectable } from '@nestjs/common';
import type { MeasureHappening } from '@oln/contracts';
import { Watched, WatchedOwned, type DueDates } from '@oln/service-kit';
import { MEASURE_DUE_DATES } from './measure-due-dates.js';
import { MeasureProcess } from './measure-process.js';
import { MeasureRepository } from './measure.repository.js';
import type { Measure } from './measure.js';

/** Terminating a process by hand must not lose a child: the watchdog starts it anew from where the measure stands. */
@Injectable()
@Watched('protectionMeasure')
export class WatchedMeasures extends WatchedOwned<Measure, MeasureHappening> {
  constructor(table: MeasureRepository, process: MeasureProcess, @Inject(MEASURE_DUE_DATES) dueDates: DueDates) {
    super(table, process, dueDates);
  }
}
