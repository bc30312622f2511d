import { Module } from '@nestjs/common';
import { DutyController } from './duty.http.js';
import { DutyRepository } from './duty.repository.js';
import { DutyService } from './duty.service.js';

@Module({
  controllers: [DutyController],
  providers: [DutyRepository, DutyService],
  exports: [DutyRepository, DutyService],
})
export class DutyModule {}
