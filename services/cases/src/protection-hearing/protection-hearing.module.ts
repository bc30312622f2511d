import { Module } from '@nestjs/common';
import { MeasureStoreModule } from '../measure/measure-store.module.js';
import { ProtectionHearingController } from './protection-hearing.http.js';
import { ProtectionHearingRepository } from './protection-hearing.repository.js';
import { ProtectionHearingService } from './protection-hearing.service.js';

@Module({
  imports: [MeasureStoreModule],
  controllers: [ProtectionHearingController],
  providers: [ProtectionHearingService, ProtectionHearingRepository],
  exports: [ProtectionHearingService],
})
export class ProtectionHearingModule {}
