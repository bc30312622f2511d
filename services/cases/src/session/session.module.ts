import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { SessionController } from './session.http.js';
import { SessionRecordsModule } from './session-records.module.js';
import { SessionService } from './session.service.js';

@Module({
  imports: [CaseFileModule, SessionRecordsModule],
  controllers: [SessionController],
  providers: [SessionService],
})
export class SessionModule {}
