import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/notice.module.js';
import { EmergencyAccessController } from './emergency-access.http.js';
import { EmergencyAccessRepository } from './emergency-access.repository.js';
import { EmergencyAccessService } from './emergency-access.service.js';

@Module({
  imports: [NoticeModule],
  controllers: [EmergencyAccessController],
  providers: [EmergencyAccessService, EmergencyAccessRepository],
  exports: [EmergencyAccessRepository],
})
export class EmergencyAccessModule {}
