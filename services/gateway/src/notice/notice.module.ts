import { Module } from '@nestjs/common';
import { DelegationTableModule } from '../delegation/delegation-table.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { NoticeMailer } from './notice-mailer.js';
import { NoticeController } from './notice.http.js';
import { NoticeConsumer } from './notice.nats.js';
import { NoticeRepository } from './notice.repository.js';
import { NoticeService } from './notice.service.js';
import { NoticesLeftBehind } from './notices-left-behind.js';

@Module({
  imports: [StaffModule, DelegationTableModule],
  controllers: [NoticeController],
  providers: [NoticeService, NoticeRepository, NoticeConsumer, NoticeMailer, NoticesLeftBehind],
  exports: [NoticeService],
})
export class NoticeModule {}
