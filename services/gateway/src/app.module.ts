import { Module } from '@nestjs/common';
import { AnswerLinkModule } from './answer-link/answer-link.module.js';
import { DeadlinesController } from './deadlines/deadlines.http.js';
import { DeadlinesService } from './deadlines/deadlines.service.js';
import { ExplainController } from './explain/explain.http.js';
import { ExplainService } from './explain/explain.service.js';
import { MailModule } from './mail/mail.module.js';
import { NoticeModule } from './notice/notice.module.js';
import { SessionModule } from './session/session.module.js';
import { StaffModule } from './staff/staff.module.js';

@Module({
  imports: [MailModule, StaffModule, NoticeModule, AnswerLinkModule, SessionModule],
  controllers: [DeadlinesController, ExplainController],
  providers: [DeadlinesService, ExplainService],
})
export class GatewayModule {}
