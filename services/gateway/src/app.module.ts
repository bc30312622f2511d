import { Module } from '@nestjs/common';
import { AnswerLinkModule } from './answer-link/answer-link.module.js';
import { DeadlinesController } from './deadlines/deadlines.http.js';
import { DeadlinesService } from './deadlines/deadlines.service.js';
import { DelegationModule } from './delegation/delegation.module.js';
import { EmergencyAccessModule } from './emergency-access/emergency-access.module.js';
import { ExplainController } from './explain/explain.http.js';
import { ExplainService } from './explain/explain.service.js';
import { HeldDataModule } from './held-data/held-data.module.js';
import { MailModule } from './mail/mail.module.js';
import { NoticeModule } from './notice/notice.module.js';
import { ServiceAccountModule } from './service-account/service-account.module.js';
import { SessionModule } from './session/session.module.js';
import { StaffModule } from './staff/staff.module.js';

@Module({
  imports: [
    MailModule,
    StaffModule,
    NoticeModule,
    AnswerLinkModule,
    DelegationModule,
    EmergencyAccessModule,
    SessionModule,
    ServiceAccountModule,
    HeldDataModule,
  ],
  controllers: [DeadlinesController, ExplainController],
  providers: [DeadlinesService, ExplainService],
})
export class GatewayModule {}
