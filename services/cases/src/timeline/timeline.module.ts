import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { TimelineController } from './timeline.http.js';
import { EventLogRepository } from './timeline.repository.js';
import { TimelineService } from './timeline.service.js';

@Module({
  imports: [CaseFileModule],
  controllers: [TimelineController],
  providers: [TimelineService, EventLogRepository],
})
export class TimelineModule {}
