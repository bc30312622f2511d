import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { MeasureAnnouncements } from './measure-announcements.js';
import { MEASURE_DUE_DATES, measureDueDates } from './measure-due-dates.js';
import { MeasureOpening } from './measure-opening.js';
import { MeasureProcess } from './measure-process.js';
import { MeasureStoreModule } from './measure-store.module.js';
import { MeasureService } from './measure.service.js';
import { MeasureTools } from './measure-tools.js';

const shared = [
  MeasureService,
  MeasureOpening,
  MeasureProcess,
  MeasureTools,
  { provide: MEASURE_DUE_DATES, useFactory: measureDueDates },
];

/** The record and how it comes to be, for escalations too; its use cases stand in MeasureModule. */
@Module({
  imports: [MeasureStoreModule, CaseFileModule],
  providers: [...shared, MeasureAnnouncements],
  exports: [...shared, MeasureStoreModule],
})
export class MeasureCoreModule {}
