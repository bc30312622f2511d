import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { TherapyRecordsModule } from '../therapy/therapy-records.module.js';
import { SessionCourse } from './session-course.js';
import { SessionController } from './session.http.js';
import { SessionRecordsModule } from './session-records.module.js';
import { SessionService } from './session.service.js';

@Module({
  imports: [CaseFileModule, SessionRecordsModule, TherapyRecordsModule],
  controllers: [SessionController],
  providers: [SessionService, SessionCourse],
})
export class SessionModule {}
