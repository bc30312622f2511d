import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { TimelineController } from './timeline.http.js';
import { CaseRecords } from './case-records.js';
import { TimelineService } from './timeline.service.js';

@Module({
  imports: [CaseFileModule],
  controllers: [TimelineController],
  providers: [TimelineService, CaseRecords],
})
export class TimelineModule {}
