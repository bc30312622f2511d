import { Module } from '@nestjs/common';
import { WATCH_DUE_DATES, watchDueDates } from './watch-due-dates.js';
import { WatchProcess } from './watch-process.js';
import { WatchRepository } from './watch.repository.js';
import { WatchService } from './watch.service.js';

const shared = [WatchRepository, WatchService, WatchProcess, { provide: WATCH_DUE_DATES, useFactory: watchDueDates }];

/** The records of watches; their doors stand in watch-doors.module.ts, which needs alerts as well. */
@Module({ providers: shared, exports: shared })
export class WatchModule {}
