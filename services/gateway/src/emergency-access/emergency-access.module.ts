import { Module } from '@nestjs/common';
import { ErasureModule } from '../erasure/erasure.module.js';
import { NoticeModule } from '../notice/notice.module.js';
import { EmergencyAccessTableModule } from './emergency-access-table.module.js';
import { EmergencyAccessController } from './emergency-access.http.js';
import { EmergencyAccessService } from './emergency-access.service.js';

@Module({
  imports: [EmergencyAccessTableModule, NoticeModule, ErasureModule],
  controllers: [EmergencyAccessController],
  providers: [EmergencyAccessService],
})
export class EmergencyAccessModule {}
