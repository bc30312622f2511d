import { Module } from '@nestjs/common';
import { RequestModule } from '../request/request.module.js';
import { PassedDueDatesRepository } from './passed-due-dates.repository.js';
import { PassedDueDates } from './passed-due-dates.js';
import { ProcessDoorActivities } from './process-door.activities.js';
import { DeadlineTools, RequestDeadlines } from './request-deadlines.js';
import { WatchedRequests } from './watched-requests.js';

@Module({
  imports: [RequestModule],
  providers: [
    ProcessDoorActivities,
    RequestDeadlines,
    DeadlineTools,
    WatchedRequests,
    PassedDueDates,
    PassedDueDatesRepository,
  ],
})
export class ProcessDoorModule {}
