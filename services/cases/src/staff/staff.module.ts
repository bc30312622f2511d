import { Module } from '@nestjs/common';
import { AppointmentModule } from '../appointment/appointment.module.js';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { StaffConsumer } from './staff.nats.js';
import { StaffRepository } from './staff.repository.js';
import { StaffService } from './staff.service.js';

@Module({
  imports: [CaseFileModule, AppointmentModule],
  providers: [StaffService, StaffRepository, StaffConsumer],
  exports: [StaffService],
})
export class StaffModule {}
