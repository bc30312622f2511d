import { Module } from '@nestjs/common';
import { DeadlinesController } from './deadlines/deadlines.http.js';
import { DeadlinesService } from './deadlines/deadlines.service.js';
import { MailModule } from './mail/mail.module.js';
import { NoticeModule } from './notice/notice.module.js';
import { StaffModule } from './staff/staff.module.js';

@Module({
  imports: [MailModule, StaffModule, NoticeModule],
  controllers: [DeadlinesController],
  providers: [DeadlinesService],
})
export class GatewayModule {}
