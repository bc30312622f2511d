import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { DelegationController } from './delegation.http.js';
import { DelegationTableModule } from './delegation-table.module.js';
import { DelegationService } from './delegation.service.js';

@Module({
  imports: [StaffModule, NoticeModule, DelegationTableModule],
  controllers: [DelegationController],
  providers: [DelegationService],
})
export class DelegationModule {}
