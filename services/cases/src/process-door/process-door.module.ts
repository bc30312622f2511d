import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { FollowUpRecordsModule } from '../follow-up/follow-up-records.module.js';
import { ReviewModule } from '../review/review.module.js';
import { SessionRecordsModule } from '../session/session-records.module.js';
import { CaseDeadlines } from './case-deadlines.js';
import { DeadlineTools } from './deadline-tools.js';
import { DateComes } from './date-comes.js';
import { LastHappenings } from './last-happenings.js';
import { ManagementDoorActivities, TherapyDoorActivities } from './process-door.activities.js';

@Module({
  imports: [CaseFileModule, SessionRecordsModule, ReviewModule, FollowUpRecordsModule],
  providers: [ManagementDoorActivities, TherapyDoorActivities, CaseDeadlines, DeadlineTools, DateComes, LastHappenings],
})
export class ProcessDoorModule {}
