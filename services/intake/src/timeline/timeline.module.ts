import { Module } from '@nestjs/common';
import { RequestModule } from '../request/request.module.js';
import { TimelineController } from './timeline.http.js';
import { TimelineService } from './timeline.service.js';

@Module({
  imports: [RequestModule],
  controllers: [TimelineController],
  providers: [TimelineService],
})
export class TimelineModule {}
