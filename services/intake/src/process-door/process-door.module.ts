import { Module } from '@nestjs/common';
import { RequestModule } from '../request/request.module.js';
import { ProcessDoorActivities } from './process-door.activities.js';
import { RequestDeadlines } from './request-deadlines.js';
import { WatchedRequests } from './watched-requests.js';

@Module({
  imports: [RequestModule],
  providers: [ProcessDoorActivities, RequestDeadlines, WatchedRequests],
})
export class ProcessDoorModule {}
